package dev.banyan.cdk.app;

import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/** What can be chosen at deployment, and for a local run. */
final class Parameters {

    /** The longest value that leaves room for wildcards and the cookie's name in a condition of 128 characters. */
    private static final int LANE_MAXIMUM = 99;

    private final CfnParameter certificateArn;
    private final CfnParameter imageTag;
    private final CfnParameter release;
    private final CfnParameter laneValue;
    private final CfnParameter containerWeight;
    private final CfnParameter lambdaWeight;
    private final CfnCondition hasLane;

    Parameters(Construct scope) {
        certificateArn = CfnParameter.Builder.create(scope, "CertificateArn")
                .description("Certificate for HTTPS; empty: HTTP only")
                .defaultValue("")
                .build();
        imageTag = CfnParameter.Builder.create(scope, "StorefrontImageTag")
                .description("Tag of Storefront's image (arm64) in the repository storefront of this account")
                .defaultValue("latest")
                .build();
        release = CfnParameter.Builder.create(scope, "Release")
                .description("Change it to deploy functions with new values of secrets and parameters")
                .defaultValue("1")
                .build();
        laneValue = CfnParameter.Builder.create(scope, "CatalogLaneValue")
                .description("Unguessable cookie value that sends testers to the catalogue function; empty: no lane")
                .defaultValue("")
                .noEcho(true)
                .allowedPattern("^$|^[A-Za-z0-9_-]{22," + LANE_MAXIMUM + "}$")
                .constraintDescription("empty, or 22 to " + LANE_MAXIMUM + " letters, digits, - and _")
                .build();
        containerWeight = weight(scope, "CatalogContainerWeight", 100);
        lambdaWeight = weight(scope, "CatalogLambdaWeight", 0);
        hasLane = CfnCondition.Builder.create(scope, "HasCatalogLane")
                .expression(Fn.conditionNot(Fn.conditionEquals(laneValue.getValueAsString(), "")))
                .build();
    }

    String certificateArn() {
        return certificateArn.getValueAsString();
    }

    String imageTag() {
        return imageTag.getValueAsString();
    }

    String release() {
        return release.getValueAsString();
    }

    String laneValue() {
        return laneValue.getValueAsString();
    }

    Number containerWeight() {
        return containerWeight.getValueAsNumber();
    }

    Number lambdaWeight() {
        return lambdaWeight.getValueAsNumber();
    }

    CfnCondition hasLane() {
        return hasLane;
    }

    private static CfnParameter weight(Construct scope, String name, int initial) {
        return CfnParameter.Builder.create(scope, name)
                .type("Number")
                .description("Weight when the catalogue's rule is created; later the live rule owns it")
                .defaultValue(initial)
                .minValue(0)
                .maxValue(999)
                .build();
    }
}
