package dev.understudy.synth.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.Tables;
import dev.understudy.synth.Tables.Example;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  @TempDir private Path folder;

  /// Models to damage, fitted once.
  private static final Map<String, Model> SOUND = new HashMap<>();

  private static Model fit(String name) {
    Example example = Tables.patients(500, 3);
    return Synthesizers.named(name, GeneratorSettings.USUAL)
        .fit(example.table(), example.schema(), Run.of(new Seed(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"independent", "copula", "trees", "autoregressive", "mixture", "bayesian-network"})
  void comesBackDrawingTheSameRowsAndEqualModelsGiveEqualBytes(String name) throws IOException {
    Model model = fit(name);
    Path file = folder.resolve("a.understudy");
    Path again = folder.resolve("b.understudy");
    ModelFile.write(model, file);
    ModelFile.write(fit(name), again);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    Model read = ModelFile.read(file);
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.schema()).isEqualTo(model.schema());
    assertThat(read.withheld()).isEqualTo(model.withheld());
    Table before = Tables.sample(model, 1_000, 4);
    Table after = Tables.sample(read, 1_000, 4);
    for (String column : before.names()) {
      assertThat(Tables.values(after, column)).isEqualTo(Tables.values(before, column));
    }
  }

  @Test
  void rejectsWhatIsNoModelFile() throws IOException {
    rejected(Files.write(folder.resolve("empty"), new byte[0]));
    rejected(Files.writeString(folder.resolve("text"), "not a zip"));
    rejected(folder);
    rejected(folder.resolve("absent"));
    Path file = folder.resolve("m.understudy");
    ModelFile.write(fit("copula"), file);
    byte[] bytes = Files.readAllBytes(file);
    rejected(Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Test
  void rejectsPartsThatDoNotFit() throws IOException {
    hostile("model.json", text -> text.replace("\"format_version\" : 1", "\"format_version\" : 9"));
    hostile("model.json", text -> text.replace("\"understudy-model\"", "\"something\""));
    hostile("model.json", text -> text.replace("\"model\" : \"copula\"", "\"model\" : \"magic\""));
    hostile("model.json", text -> text.substring(0, text.length() / 2));
    hostile("model.json", text -> text.replace("\"latents\" : [ 0, ", "\"latents\" : [ 7, "));
    hostile("model.json", text -> text.replace("\"latents\" : [ 0, ", "\"latents\" : [ -1, "));
    hostile(
        "model.json", text -> text.replace("\"encoding\" : \"number\"", "\"encoding\" : \"x\""));
    hostile("model.json", text -> text.replace("\"group_rows\" : [", "\"group_rows\" : [ -5, "));
    hostile("model.json", text -> "[".repeat(100_000));
    hostile("probabilities.npy", text -> text.substring(0, text.length() - 8));
    hostile("probabilities.npy", text -> text.replace("<f8", ">f8"));
    hostile("correlations.npy", text -> "\u0093NUMPY\u0001\u0000");
    hostile("correlations.npy", text -> text.replaceFirst("'shape': .[0-9]+,", "'shape': (99,"));
  }

  @Test
  void rejectsPartsOfANetworkThatDoNotFit() throws IOException {
    String name = "autoregressive";
    hostile(name, "model.json", text -> text.replace("\"hidden\" : [ ", "\"hidden\" : [ 9"));
    hostile(name, "model.json", text -> text.replace("\"hidden\" : [ ", "\"hidden\" : [ -"));
    hostile(name, "model.json", text -> text.replace("\"order\" : [ 0,", "\"order\" : [ 1,"));
    hostile(
        name, "model.json", text -> text.replace("\"class_of\" : [ 0,", "\"class_of\" : [ 99,"));
    hostile(name, "network.npy", text -> text.substring(0, text.length() - 8));
    hostile(name, "network.npy", text -> text.replaceFirst("'shape': .[0-9]+,", "'shape': (99,"));
  }

  @Test
  void rejectsPartsOfAMixtureThatDoNotFit() throws IOException {
    String name = "mixture";
    hostile(name, "model.json", text -> text.replace("\"modelled\" : [ 0,", "\"modelled\" : [ 1,"));
    hostile(name, "model.json", text -> text.replace("\"segment\" : [ ", "\"segment\" : [ 9"));
    hostile(name, "shares.npy", text -> text.substring(0, text.length() - 8));
    hostile(
        name,
        "lifts.npy",
        text -> text.substring(0, text.length() - 8) + "\0\0\0\0\0\0\u00f8\u007f");
  }

  @Test
  void rejectsPartsOfABayesianNetworkThatDoNotFit() throws IOException {
    String name = "bayesian-network";
    hostile(name, "model.json", text -> text.replaceFirst("\"levels\" : . ", "\"levels\" : [ 9"));
    hostile(name, "model.json", text -> text.replaceFirst("\"counts\" : . ", "\"counts\" : [ 1"));
    hostile(name, "model.json", text -> text.replaceFirst("\"parents\" : . ", "\"parents\" : [ -"));
    hostile(
        name,
        "probabilities.npy",
        text -> text.substring(0, text.length() - 8) + "\0\0\0\0\0\0\0\0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copula", "autoregressive", "mixture", "bayesian-network"})
  void neverCrashesOnDamagedBytes(String name) throws IOException {
    Path file = folder.resolve("m.understudy");
    ModelFile.write(fit(name), file);
    byte[] bytes = Files.readAllBytes(file);
    RandomStream random = new Seed(2).stream();
    Path damaged = folder.resolve("damaged");
    for (int trial = 0; trial < 300; trial++) {
      byte[] changed = bytes.clone();
      for (int i = 0; i < 3; i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Files.write(damaged, changed);
      try {
        Tables.sample(ModelFile.read(damaged), 20, 1);
      } catch (UserError expected) {
        assertThat(expected.getMessage()).contains("damaged");
      }
    }
  }

  private static void rejected(Path file) {
    assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(UserError.class);
  }

  /// Changes one entry of a sound file, byte by byte as Latin-1 text.
  private void hostile(String entry, UnaryOperator<String> change) throws IOException {
    hostile("copula", entry, change);
  }

  private void hostile(String name, String entry, UnaryOperator<String> change) throws IOException {
    Path file = folder.resolve("sound.understudy");
    ModelFile.write(SOUND.computeIfAbsent(name, ModelFileTest::fit), file);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
        entries.put(next.getName(), in.readAllBytes());
      }
    }
    String before = new String(entries.get(entry), StandardCharsets.ISO_8859_1);
    String after = change.apply(before);
    assertThat(after.equals(before)).as("the file is changed").isFalse();
    entries.put(entry, after.getBytes(StandardCharsets.ISO_8859_1));
    Path changed = folder.resolve("hostile.understudy");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    rejected(changed);
  }
}
