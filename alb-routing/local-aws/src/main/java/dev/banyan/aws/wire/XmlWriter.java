package dev.banyan.aws.wire;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes an XML document of structures, lists and texts. Belongs to one thread. */
public final class XmlWriter {

    private final StringBuilder text = new StringBuilder(1024);
    private final String root;

    /** Begins a document. */
    public XmlWriter(String root, String namespace) {
        this.root = root;
        text.append('<').append(root).append(" xmlns=\"");
        escape(namespace);
        text.append("\">");
    }

    /** Writes an element that holds others. */
    public XmlWriter structure(String name, Consumer<XmlWriter> members) {
        text.append('<').append(name).append('>');
        members.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Writes an element with a text; null writes nothing. */
    public XmlWriter text(String name, @Nullable Object value) {
        if (value != null) {
            text.append('<').append(name).append('>');
            escape(value.toString());
            text.append("</").append(name).append('>');
        }
        return this;
    }

    /** Writes a list of structures. */
    public <T> XmlWriter list(String name, Collection<T> items, BiConsumer<XmlWriter, T> members) {
        return structure(
                name, list -> items.forEach(item -> list.structure("member", member -> members.accept(member, item))));
    }

    /** Writes a list of texts. */
    public XmlWriter texts(String name, Collection<?> values) {
        return structure(name, list -> values.forEach(value -> list.text("member", value)));
    }

    /** Ends the document and returns it. */
    public String document() {
        return text.append("</").append(root).append('>').toString();
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(isAllowed(character) ? character : '\ufffd');
            }
        }
    }

    /** XML 1.0 has no way to write other control characters. */
    private static boolean isAllowed(char character) {
        return (character >= 0x20 && character < 0xfffe) || character == '\n' || character == '\t';
    }
}
