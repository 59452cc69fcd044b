package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.wire.AwsException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How a protocol writes what is neither a structure nor a list. Each method returns null for another form. */
interface Scalars {

    /** A year that no metric is of; keeps arithmetic on times from overflowing. */
    double LATEST_SECOND = 1e11;

    default @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    @Nullable
    Integer integer(JsonNode node);

    @Nullable
    Double number(JsonNode node);

    @Nullable
    Boolean flag(JsonNode node);

    @Nullable
    Instant time(JsonNode node);

    /** Returns whether a node stands for a list without items. */
    boolean isEmptyList(JsonNode node);

    /** Returns the refusal of a member that has another form. */
    AwsException malformed(String parameter, String expected);

    /** Everything in a form is text. */
    Scalars FORM = new Scalars() {
        @Override
        public @Nullable Integer integer(JsonNode node) {
            String text = text(node);
            return text != null && text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
        }

        @Override
        public @Nullable Double number(JsonNode node) {
            String text = text(node);
            boolean isNumber = text != null
                    && text.matches("-?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?|NaN|-?Infinity");
            return isNumber ? Double.valueOf(text) : null;
        }

        @Override
        public @Nullable Boolean flag(JsonNode node) {
            String text = text(node);
            boolean isFlag = "true".equals(text) || "false".equals(text);
            return isFlag ? Boolean.valueOf(text) : null;
        }

        @Override
        public @Nullable Instant time(JsonNode node) {
            String text = text(node);
            try {
                return text == null || text.length() > 40
                        ? null
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return null; // The caller refuses, and names the member.
            }
        }

        @Override
        public boolean isEmptyList(JsonNode node) {
            return "".equals(text(node));
        }

        @Override
        public AwsException malformed(String parameter, String expected) {
            return AwsException.of("MalformedInput", parameter + " (expected: " + expected + ")");
        }
    };

    /** JSON and CBOR have types; times are seconds since 1970. */
    Scalars TYPED = new Scalars() {
        @Override
        public @Nullable Integer integer(JsonNode node) {
            boolean isWhole = node.isNumber() && node.canConvertToInt() && node.doubleValue() == node.intValue();
            return isWhole ? node.intValue() : null;
        }

        @Override
        public @Nullable Double number(JsonNode node) {
            if (node.isTextual() && node.textValue().matches("NaN|-?Infinity")) {
                return Double.valueOf(node.textValue());
            }
            return node.isNumber() ? node.doubleValue() : null;
        }

        @Override
        public @Nullable Boolean flag(JsonNode node) {
            return node.isBoolean() ? node.booleanValue() : null;
        }

        @Override
        public @Nullable Instant time(JsonNode node) {
            boolean isTime = node.isNumber() && Math.abs(node.doubleValue()) < LATEST_SECOND;
            return isTime ? Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000)) : null;
        }

        @Override
        public boolean isEmptyList(JsonNode node) {
            return false;
        }

        @Override
        public AwsException malformed(String parameter, String expected) {
            return AwsException.of("SerializationException", parameter + " (expected: " + expected + ")");
        }
    };
}
