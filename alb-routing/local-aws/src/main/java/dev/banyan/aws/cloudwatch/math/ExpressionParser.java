package dev.banyan.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one expression, by precedence. Belongs to one thread. */
final class ExpressionParser {

    /** Deeper ones would be hostile, and each level takes some stack. */
    private static final int MAXIMUM_DEPTH = 50;

    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private final String text;
    private int place;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression parse() {
        if (text.stripLeading().regionMatches(true, 0, "SELECT ", 0, 7)) {
            throw new InvalidExpressionException("Metrics Insights queries are not supported by this endpoint");
        }
        Expression whole = binary(0);
        skipSpace();
        if (place < text.length()) {
            throw syntax();
        }
        return whole;
    }

    private InvalidExpressionException syntax() {
        return new InvalidExpressionException("Invalid syntax at character " + (place + 1));
    }

    private void skipSpace() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    private boolean take(char wanted) {
        skipSpace();
        boolean isHere = place < text.length() && text.charAt(place) == wanted;
        place += isHere ? 1 : 0;
        return isHere;
    }

    private void require(char wanted) {
        if (!take(wanted)) {
            throw syntax();
        }
    }

    private Expression binary(int tightness) {
        if (tightness > Operator.TIGHTEST) {
            return unary();
        }
        Expression left = binary(tightness + 1);
        skipSpace();
        Operator operator = Operator.at(text, place, tightness);
        while (operator != null) {
            place += operator.length(text, place);
            left = new Expression.Binary(operator, left, binary(tightness + 1));
            skipSpace();
            operator = Operator.at(text, place, tightness);
        }
        return left;
    }

    private Expression unary() {
        depth++;
        if (depth > MAXIMUM_DEPTH) {
            throw new InvalidExpressionException("The expression is nested more than " + MAXIMUM_DEPTH + " deep");
        }
        Expression parsed;
        if (take('-')) {
            parsed = new Expression.Negation(unary());
        } else if (take('(')) {
            parsed = binary(0);
            require(')');
        } else if (take('[')) {
            parsed = new Expression.Items(items(']'));
        } else {
            parsed = atom();
        }
        depth--;
        return parsed;
    }

    private List<Expression> items(char end) {
        List<Expression> items = new ArrayList<>();
        if (!take(end)) {
            do {
                items.add(binary(0));
            } while (take(','));
            require(end);
        }
        return items;
    }

    private Expression atom() {
        Matcher matcher = NUMBER.matcher(text).region(place, text.length());
        if (matcher.lookingAt()) {
            place = matcher.end();
            return new Expression.Literal(Double.parseDouble(matcher.group()));
        }
        if (matcher.usePattern(QUOTED).lookingAt()) {
            place = matcher.end();
            String quoted = matcher.group();
            return new Expression.Text(quoted.substring(1, quoted.length() - 1));
        }
        if (!matcher.usePattern(WORD).lookingAt()) {
            throw syntax();
        }
        place = matcher.end();
        String word = matcher.group();
        if (take('(')) {
            List<Expression> arguments = items(')');
            return new Expression.Call(Function.of(word, arguments.size()), arguments);
        }
        return new Expression.Reference(word);
    }
}
