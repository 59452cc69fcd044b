package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;

/**
 * A change through the API that was not applied again, because the template had changed since.
 *
 * @param arn the resource
 * @param reason why, for people
 */
public record Dropped(Arn arn, String reason) {}
