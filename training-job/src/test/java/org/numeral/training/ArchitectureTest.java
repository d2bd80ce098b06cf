package org.numeral.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the packages may know of each other. */
@AnalyzeClasses(packages = "org.numeral.training", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.numeral.training.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.numeral.training.cli..", "picocli..");
}
