package dev.understudy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.app.Shell.Outcome;
import dev.understudy.workflow.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What anybody's synthetic table gives away, whether it may be released, and whether that is what
/// the signer wrote.
class GateCommandsTest {

  @TempDir Path directory;

  private Path train;
  private Path holdout;
  private Path copies;
  private Path folder;

  @BeforeEach
  void patients() throws IOException {
    train = Patients.some(directory, "train.csv", 0, 2);
    holdout = Patients.some(directory, "holdout.csv", 1, 2);
    copies = Patients.some(directory, "copies.csv", 0, 2);
    folder = directory.resolve("judged");
  }

  private Outcome judge(String command, Path released, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--train",
                "" + train,
                "--holdout",
                "" + holdout,
                "--synthetic",
                "" + released,
                "--target",
                "num",
                "--drop",
                "id,dataset",
                "--suite",
                "quick",
                "--output",
                "" + folder,
                "--seed",
                "1"));
    words.addAll(List.of(more));
    return Shell.run(words.toArray(String[]::new));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void copiesAreAttackedWithSuccess() throws IOException {
    Outcome outcome = judge("attack", copies);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .containsPattern("nearest distance +all +(0\\.9|1\\.0)")
        .containsPattern("exact copies +rows +(0\\.9|1\\.0)");
    assertThat(names()).containsExactly("attacks.json", "report.html");
  }

  @Test
  void copiesDoNotPassTheGate() throws IOException {
    Outcome outcome = judge("gate", copies);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("Verdict: reject (partner)")
        .contains("What would change it");
    assertThat(names())
        .containsExactly("attacks.json", "report.html", "scorecard.json", "verdict.json");
    JsonNode verdict = Json.parse(Files.readString(folder.resolve("verdict.json")));
    assertThat(verdict.path("verdict").asString()).isEqualTo("reject");
    assertThat(verdict.path("rules").get(0).path("outcome").asString()).isEqualTo("reject");
    assertThat(verdict.path("inputs")).hasSize(3);
  }

  /// Regressions of both copies are combined, and attacks see the rows of both: the first gives
  /// nobody away, the second everybody.
  @Test
  void severalCopiesAreJudgedTogether() throws IOException {
    Path fresh = Patients.some(directory, "fresh.csv", 1, 4);

    Outcome outcome = judge("gate", fresh, "--synthetic", "" + copies);

    assertThat(outcome.err()).isEmpty();
    JsonNode scorecard = Json.parse(Files.readString(folder.resolve("scorecard.json")));
    JsonNode together = scorecard.path("utility").path("copies");
    assertThat(together.path("count").asInt()).isEqualTo(2);
    assertThat(scorecard.path("measures").get(0).path("note").asString())
        .contains("The first of 2 copies.");
    JsonNode verdict = Json.parse(Files.readString(folder.resolve("verdict.json")));
    assertThat(verdict.path("verdict").asString()).isEqualTo("reject");
    assertThat(verdict.path("inputs")).hasSize(4);
    assertThat(verdict.path("inputs").get(3).path("role").asString()).isEqualTo("synthetic copy 2");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Synthetic copy 2 rows", "attacks see the rows of all");
  }

  @Test
  void evaluateDecidesOnlyWhenItIsAsked() throws IOException {
    assertThat(judge("evaluate", copies).status()).isZero();
    assertThat(names()).containsExactly("report.html", "scorecard.json");

    assertThat(judge("attack", copies, "--require", "restrict").status()).isEqualTo(1);
    assertThat(names()).contains("verdict.json");
  }

  @Test
  void aClaimThatCopiesBreakIsRefuted() {
    Outcome outcome = judge("gate", copies, "--claim", "1,1e-5,person", "--json");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("privacy_claim").contains("is refuted");
  }

  @Test
  void anAttackerWhoKnowsTheGeneratorRunsItAgain() throws IOException {
    Outcome outcome = judge("attack", copies, "--model", "copula", "--shadow-models", "8");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    JsonNode report = Json.parse(Files.readString(folder.resolve("attacks.json")));
    assertThat(report.path("attacks").findValuesAsString("name")).contains("shadow_models");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Shadow models of the generator");
  }

  @Test
  void shadowModelsNeedAGenerator() {
    Outcome outcome = judge("attack", copies, "--shadow-models", "8");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("say with --model which one it is");
    assertThat(judge("attack", copies, "--model", "copula", "--shadow-models", "7").err())
        .contains("0 or an even number from 8");
    assertThat(judge("attack", copies, "--model", "copla").err())
        .contains("There is no model 'copla'");
  }

  @Test
  void whatIsNoClaimIsOneSentence() {
    Outcome outcome = judge("attack", copies, "--claim", "one");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("A claim is epsilon,delta,unit").doesNotContain("\tat ");
  }

  @Test
  void withoutAHoldoutTheGateIsInconclusive() {
    Outcome outcome =
        Shell.run(
            "gate",
            "--train",
            "" + train,
            "--synthetic",
            "" + copies,
            "--suite",
            "quick",
            "--output",
            "" + folder);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("inconclusive: no holdout");
  }

  @Test
  void theTrainingTableAsHoldoutIsRefused() {
    Outcome outcome =
        Shell.run(
            "gate",
            "--train",
            "" + train,
            "--holdout",
            "" + train,
            "--synthetic",
            "" + copies,
            "--output",
            "" + folder);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("The holdout is the training table");
    assertThat(folder).doesNotExist();
  }

  @Test
  void repeatedPatientsStopTheGateUntilSomebodyDecides() throws IOException {
    List<String> lines = Files.readAllLines(train);
    List<String> repeated = new ArrayList<>(lines);
    for (int i = 0; i < 15; i++) {
      repeated.addAll(lines.subList(1, lines.size()));
    }
    Files.write(train, repeated);

    Outcome outcome = judge("gate", copies);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("repeat an earlier row", "--duplicates drop");
  }

  @Test
  void signedResultsAreVerifiedWithTheVerifiersKey() throws Exception {
    Path privateKey = directory.resolve("key.pem");
    Path publicKey = directory.resolve("public.pem");
    Path otherKey = directory.resolve("other.pem");
    KeyPair keys = keys();
    pem(privateKey, "PRIVATE KEY", keys.getPrivate().getEncoded());
    pem(publicKey, "PUBLIC KEY", keys.getPublic().getEncoded());
    pem(otherKey, "PUBLIC KEY", keys().getPublic().getEncoded());

    assertThat(judge("attack", copies, "--sign", "" + privateKey).status()).isZero();
    Path attacks = folder.resolve("attacks.json");

    assertThat(names()).contains("attacks.json.sig", "report.html.sig");
    Outcome genuine = Shell.run("verify", "" + attacks, "--key", "" + publicKey);
    assertThat(genuine.status()).isZero();
    assertThat(genuine.out()).contains("is what the owner of the key signed");
    assertThat(Shell.run("verify", "" + attacks, "--key", "" + otherKey).status()).isEqualTo(1);

    Files.writeString(attacks, Files.readString(attacks).replace("nearest", "farthest"));
    Outcome forged = Shell.run("verify", "" + attacks, "--key", "" + publicKey);
    assertThat(forged.status()).isEqualTo(1);
    assertThat(forged.out()).contains("is NOT what");

    assertThat(Shell.run("verify", "" + attacks, "--key", "" + privateKey).err())
        .contains("holds no PUBLIC KEY in PEM");
    assertThat(Shell.run("verify", "" + train, "--key", "" + publicKey).err())
        .contains("There is no signature");
    assertThat(judge("attack", copies, "--sign", "" + publicKey).err())
        .contains("holds no PRIVATE KEY in PEM");
  }

  private static KeyPair keys() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static void pem(Path file, String what, byte[] encoded) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
            + "\n-----END "
            + what
            + "-----\n");
  }
}
