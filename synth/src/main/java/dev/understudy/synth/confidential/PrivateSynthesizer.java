package dev.understudy.synth.confidential;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Generator;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import java.util.List;

/// A generator that learns a table through noisy releases only.
///
/// ```
/// plan(prospect, allowance)             what will be charged, while no row has been touched
/// fit(rows, allowance, releases, run)   every exact value goes through releases.release(...)
/// ```
///
/// Rows may do nothing but become the exact value of a release: what is released next, at what
/// cost, of which shape, and everything in the model may depend on earlier releases, the
/// [Prospect], the [Allowance] and the seed, and on nothing else. Running `fit` on a neighbour with
/// the noisy values of the first run must give the same model. The seed serves what is drawn
/// afterwards and never noise.
public interface PrivateSynthesizer extends Generator {

  /// Whether costs depend on earlier results, the learned domain and the noisy number of rows among
  /// them. Then they are added up as Gaussian differential privacy, which is decided before the
  /// first charge; otherwise by whatever is tightest in the end.
  default boolean adaptive() {
    return true;
  }

  /// How the domain is learned where it is not declared.
  default DomainSettings domain() {
    return DomainSettings.USUAL;
  }

  /// The charges of a fit, in order. Whoever chooses adaptively plans the most it may spend, with
  /// one entry for what is not yet known. The allowance covers all of it.
  List<Charge> plan(Prospect prospect, Allowance allowance);

  /// Learns rows.
  ///
  /// @param rows coded in a domain that depends on nothing private but what was paid for
  /// @param allowance what is left to be spent, as much as [#plan] was given or less
  /// @param releases the only way out for what depends on rows
  /// @param run seed for what is drawn, progress and cancellation
  /// @return a model whose provenance has no hash and [PrivateRows#noisyRows()] as its rows
  /// @throws dev.understudy.table.UserError if what is public about the table makes it impossible,
  ///   such as too many codes
  Model fit(PrivateRows rows, Allowance allowance, Releases releases, Run run);
}
