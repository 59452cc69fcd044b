package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.SourceIpCondition;
import dev.banyan.model.Target;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;

/**
 * Resources as JSON. The model's records are read through their constructors, so that what is read is as valid as what
 * was written; what JSON cannot tell by itself is said here, since the model knows no JSON. One value has one form, as
 * it is compared by its hash from one process to the next.
 */
final class EntityJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .addMixIn(Arn.class, ArnForm.class)
            .addMixIn(Action.class, ActionForm.class)
            .addMixIn(Condition.class, ConditionForm.class)
            .addMixIn(Transform.class, TransformForm.class)
            .addMixIn(Target.class, TargetForm.class)
            .build();

    private EntityJson() {}

    static JsonNode write(Object value) {
        return JSON.valueToTree(value);
    }

    /** Returns the one form of a value. */
    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("value: " + e.getOriginalMessage() + " (expected: JSON)", e);
        }
    }

    /** @throws JsonProcessingException if it is not the JSON of such a value, or the value is not valid */
    static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return JSON.treeToValue(json, type);
    }

    private abstract static class ArnForm {

        @JsonCreator
        @SuppressWarnings("UnusedVariable") // Stands for the record's own constructor.
        ArnForm(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ForwardAction.class, name = "forward"),
        @JsonSubTypes.Type(value = RedirectAction.class, name = "redirect"),
        @JsonSubTypes.Type(value = FixedResponseAction.class, name = "fixed-response"),
        @JsonSubTypes.Type(value = AuthenticateAction.class, name = "authenticate")
    })
    private interface ActionForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = HostHeaderCondition.class, name = "host-header"),
        @JsonSubTypes.Type(value = PathPatternCondition.class, name = "path-pattern"),
        @JsonSubTypes.Type(value = HttpHeaderCondition.class, name = "http-header"),
        @JsonSubTypes.Type(value = HttpMethodCondition.class, name = "http-request-method"),
        @JsonSubTypes.Type(value = QueryStringCondition.class, name = "query-string"),
        @JsonSubTypes.Type(value = SourceIpCondition.class, name = "source-ip")
    })
    private interface ConditionForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = UrlRewrite.class, name = "url-rewrite"),
        @JsonSubTypes.Type(value = HostHeaderRewrite.class, name = "host-header-rewrite")
    })
    private interface TransformForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Target.Ip.class, name = "ip"),
        @JsonSubTypes.Type(value = Target.Lambda.class, name = "lambda")
    })
    private interface TargetForm {}
}
