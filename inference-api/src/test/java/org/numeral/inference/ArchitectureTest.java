package org.numeral.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.numeral.inference",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.numeral.inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_TRAINING =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.numeral.training..");

    @ArchTest
    static final ArchRule POOL_KNOWS_NOTHING_OF_HTTP =
            noClasses()
                    .that()
                    .resideInAPackage("org.numeral.inference.pool")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.micronaut.http..");
}
