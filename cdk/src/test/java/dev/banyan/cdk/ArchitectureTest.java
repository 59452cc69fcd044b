package dev.banyan.cdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.banyan.cdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CONSTRUCTS_KNOW_NO_APPLICATION = noClasses()
            .that()
            .resideInAPackage("dev.banyan.cdk")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.banyan.cdk.app..")
            .because("the constructs serve any monolith");
}
