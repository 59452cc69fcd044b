package dev.banyan.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the endpoint may know. */
@AnalyzeClasses(packages = "dev.banyan.aws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_ROOM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "dev.banyan.alb..",
                    "dev.banyan.template..",
                    "dev.banyan.lambda..",
                    "dev.banyan.cli..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.banyan.aws.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_WIRE_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("dev.banyan.aws.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.banyan.aws.query..", "dev.banyan.aws.elbv2..", "dev.banyan.model..");
}
