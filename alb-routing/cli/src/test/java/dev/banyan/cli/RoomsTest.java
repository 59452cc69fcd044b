package dev.banyan.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which. */
@AnalyzeClasses(packages = "dev.banyan", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule MODEL_DEPENDS_ON_NOTHING = classes()
            .that()
            .resideInAPackage("dev.banyan.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.banyan.model..", "java..", "com.google.re2j..", "org.jspecify..");

    @ArchTest
    static final ArchRule MODEL_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("dev.banyan.model..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.time.Instant.class);

    @ArchTest
    static final ArchRule TEMPLATE_KNOWS_ONLY_THE_MODEL = noClasses()
            .that()
            .resideInAPackage("dev.banyan.template..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.banyan.alb..", "dev.banyan.lambda..", "dev.banyan.cli..");

    @ArchTest
    static final ArchRule LOAD_BALANCER_KNOWS_LAMBDA_BY_ITS_OWN_INTERFACE = noClasses()
            .that()
            .resideInAPackage("dev.banyan.alb..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.banyan.lambda..", "dev.banyan.template..", "dev.banyan.cli..");

    @ArchTest
    static final ArchRule LAMBDA_KNOWS_ONLY_THAT_INTERFACE = noClasses()
            .that()
            .resideInAPackage("dev.banyan.lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.banyan.alb", "dev.banyan.alb.exchange..", "dev.banyan.template..", "dev.banyan.cli..");

    @ArchTest
    static final ArchRule COMMANDS_DO_NOT_GO_IN_CIRCLES =
            slices().matching("dev.banyan.cli.(*)..").should().beFreeOfCycles();
}
