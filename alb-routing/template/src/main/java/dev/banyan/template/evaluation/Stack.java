package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What the pseudo parameters of a template say.
 *
 * @param name the stack's name
 * @param account the account, 12 digits
 * @param region the region
 */
public record Stack(String name, String account, String region) {

    /** Returns the ARN of something in this stack's account and region. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** Returns the value of a pseudo parameter, a missing node for no value, or null for any other name. */
    @Nullable
    JsonNode pseudoParameter(String parameter) {
        return switch (parameter) {
            case "AWS::AccountId" -> TextNode.valueOf(account);
            case "AWS::Region" -> TextNode.valueOf(region);
            case "AWS::Partition" -> TextNode.valueOf("aws");
            case "AWS::StackName" -> TextNode.valueOf(name);
            case "AWS::StackId" -> TextNode.valueOf(arn("cloudformation", "stack/" + name + "/" + Ids.uuid(name)));
            case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
            case "AWS::NotificationARNs" -> JsonNodeFactory.instance.arrayNode();
            case "AWS::NoValue" -> MissingNode.getInstance();
            default -> null;
        };
    }
}
