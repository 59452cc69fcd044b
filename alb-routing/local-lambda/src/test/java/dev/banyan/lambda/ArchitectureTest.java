package dev.banyan.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.banyan.lambda", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule publicSurface_isSmall = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAPackage("dev.banyan.lambda")
            .and()
            .doNotHaveFullyQualifiedName("dev.banyan.lambda.package-info")
            .and()
            .haveNameNotMatching(".*\\.(DirectInvocation|DirectOutcome|LambdaMetric|LambdaMetricId|LambdaMetrics"
                    + "|VersionedFunction|EnvironmentState|EnvironmentSummary|FunctionConfiguration|InvokePermission"
                    + "|LambdaServiceException|LocalLambda|LocalLambdaBuilder|LogEntry|LogListener|RuntimeClient)")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule classes_areFinalOrAbstract = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule startClass_usesNothingOfTheService = noClasses()
            .that()
            .resideInAPackage("dev.banyan.lambda.runtime")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.banyan.lambda", "dev.banyan.alb..", "io.netty..", "org.slf4j..")
            .because("only the runtime client stands beside it in an execution environment");

    @ArchTest
    static final ArchRule service_knowsOnlyTheInterfaceOfTheLoadBalancer =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.banyan.alb");
}
