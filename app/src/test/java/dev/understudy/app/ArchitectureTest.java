package dev.understudy.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the arrows between modules and the house rules that bytecode can show. The arrows are
/// those of ARCHITECTURE.md: change them there first.
class ArchitectureTest {
  private static final String ROOT = "dev.understudy";

  /// Module to the modules it may use.
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "table",
          List.of(),
          "privacy",
          List.of(),
          "connect",
          List.of("table"),
          "learn",
          List.of("table"),
          "synth",
          List.of("table", "privacy", "learn"),
          "judge",
          List.of("table", "learn"),
          "report",
          List.of("table", "judge"),
          "workflow",
          List.of("table", "privacy", "connect", "learn", "synth", "judge", "report"),
          "app",
          List.of("table", "privacy", "connect", "learn", "synth", "judge", "report", "workflow"));

  /// Library package to the modules that may use it.
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "de.siegmar.fastcsv..", List.of("connect"),
          "org.hipparchus..", List.of("learn", "synth", "judge"),
          "ml.dmlc..", List.of("judge"),
          "gg.jte..", List.of("report"),
          "picocli..", List.of("app"),
          "tools.jackson..", List.of("connect", "synth", "judge", "report", "workflow", "app"),
          // Jackson 2 is there for XGBoost4J only.
          "com.fasterxml.jackson.databind..", List.of(),
          "com.fasterxml.jackson.core..", List.of());

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /// A new module needs its arrows here, and a dependency in app/pom.xml.
  @Test
  void everyModuleIsSeen() throws IOException {
    var seen = new TreeSet<String>();
    for (JavaClass type : OURS) {
      seen.add(moduleOf(type));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    assertThat(Sources.modules())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> aModuleUsesOnlyTheModulesItMay() {
    return ARROWS.keySet().stream()
        .sorted()
        .map(module -> {
          String[] forbidden =
              ARROWS.keySet().stream()
                  .filter(other -> !other.equals(module))
                  .filter(other -> !ARROWS.getOrDefault(module, List.of()).contains(other))
                  .map(other -> ROOT + "." + other + "..")
                  .toArray(String[]::new);
          return DynamicTest.dynamicTest(
              module,
              () ->
                  noClasses()
                      .that()
                      .resideInAPackage(ROOT + "." + module + "..")
                      .should()
                      .dependOnClassesThat()
                      .resideInAnyPackage(forbidden)
                      .check(OURS));
        });
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStaysInItsModules() {
    return LIBRARIES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(library ->
            DynamicTest.dynamicTest(
                library.getKey(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackages(packagesOf(library.getValue()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library.getKey())
                        .check(OURS)));
  }

  @TestFactory
  Stream<DynamicTest> someModulesNeedNothingButTheJdk() {
    return Stream.of("table", "privacy")
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    classes()
                        .that()
                        .resideInAPackage(ROOT + "." + module + "..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                            ROOT + "." + module + "..",
                            "java..",
                            "javax.crypto..",
                            "org.jspecify..")
                        .check(OURS)));
  }

  @Test
  void internalPackagesAreUsedByTheirOwnModuleOnly() {
    classes()
        .should(
            new ArchCondition<>("use only internals of their own module") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isInternal(dependency.getTargetClass()))
                    .filter(
                        dependency -> !moduleOf(dependency.getTargetClass()).equals(moduleOf(type)))
                    .forEach(dependency ->
                        events.add(
                            SimpleConditionEvent.violated(type, dependency.getDescription())));
              }
            })
        .check(OURS);
  }

  @Test
  void publicMethodsShowNoInternalTypes() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("..internal..")
        .should(
            new ArchCondition<>("show no type of an internal package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                  if (method.getModifiers().contains(JavaModifier.PUBLIC)
                      && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                      && shown(method).stream().anyMatch(ArchitectureTest::isInternal)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type, method.getFullName() + " shows an internal type"));
                  }
                }
              }
            })
        .check(OURS);
  }

  /// An `internal` package and all below it count as part of its parent: they may know each other.
  @Test
  void packagesFormNoCycles() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return isOurs(type)
                    ? SliceIdentifier.of(type.getPackageName().replaceAll("\\.internal\\b.*", ""))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "packages, internals folded into their parents";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(OURS);
  }

  @Test
  void noPackageIsADrawerForEverything() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(OURS);
  }

  @Test
  void noJavaSerialization() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(ObjectInputStream|ObjectOutputStream|Externalizable)")
        .because("loading a file must run no code")
        .check(OURS);
  }

  /// Results may depend on the seed only, and nobody but the command line ends the process.
  @Test
  void noHiddenInputsAndNoHiddenExits() {
    classes()
        .should(
            new ArchCondition<>("call nothing that reads the place, or stops the process") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                  String target = access.getTarget().getFullName();
                  boolean exit = target.startsWith("java.lang.System.exit(");
                  boolean place =
                      target.startsWith("java.lang.Math.random(")
                          || target.equals("java.util.Random.<init>()")
                          || target.startsWith("java.time.ZoneId.systemDefault(");
                  if (place || (exit && !moduleOf(type).equals("app"))) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                  }
                }
              }
            })
        .check(OURS);
  }

  private static Set<JavaClass> shown(JavaMethod method) {
    var types = new HashSet<>(method.getReturnType().getAllInvolvedRawTypes());
    method
        .getParameterTypes()
        .forEach(parameter -> types.addAll(parameter.getAllInvolvedRawTypes()));
    return types;
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".");
  }

  private static boolean isInternal(JavaClass type) {
    return isOurs(type) && (type.getPackageName() + ".").contains(".internal.");
  }

  /// `dev.understudy.judge.internal` belongs to `judge`.
  private static String moduleOf(JavaClass type) {
    return isOurs(type) ? type.getPackageName().split("\\.")[2] : "";
  }

  private static String[] packagesOf(List<String> modules) {
    var packages = new ArrayList<String>();
    modules.forEach(module -> packages.add(ROOT + "." + module + ".."));
    if (packages.isEmpty()) {
      packages.add("nowhere");
    }
    return packages.toArray(String[]::new);
  }
}
