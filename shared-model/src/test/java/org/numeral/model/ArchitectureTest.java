package org.numeral.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the packages may know of each other. */
@AnalyzeClasses(packages = "org.numeral.model", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.numeral.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule IMAGES_AND_STORE_KNOW_NO_DL4J =
            noClasses()
                    .that()
                    .resideInAnyPackage("..digit..", "..image..", "..preprocess..", "..store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");
}
