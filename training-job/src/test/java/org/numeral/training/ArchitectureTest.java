package org.numeral.training;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import org.numeral.training.files.Entries;

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

    @ArchTest
    static final ArchRule FOLDERS_ARE_LISTED_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Entries.class)
                    .should()
                    .callMethodWhere(
                            target(nameMatching("newDirectoryStream|list|walk|find"))
                                    .and(target(owner(type(Files.class)))))
                    .because("they throw unchecked exceptions where a disk fails meanwhile");
}
