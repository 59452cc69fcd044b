package dev.banyan.alb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the load balancer may know. */
@AnalyzeClasses(packages = "dev.banyan.alb", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_OTHER_ROOM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "com.amazonaws..",
                    "dev.banyan.template..",
                    "dev.banyan.lambda..",
                    "dev.banyan.cli..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.banyan.alb.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_PARSER_KNOWS_NO_OTHER_PACKAGE = classes()
            .that()
            .resideInAPackage("dev.banyan.alb.http1..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.banyan.alb.http1..", "io.netty.buffer..", "java..", "org.jspecify..");
}
