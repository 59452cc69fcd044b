package dev.banyan.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by the text that begins, or is, a longer text: a tree whose edges are the parts that
 * keys share. Filled by one thread, then only read.
 */
final class LiteralTree {

    /** No entries. */
    private static final int[] NONE = {};

    private final Node root = new Node("");

    private static final class Node {

        private String edge;
        private int[] prefixes = NONE;
        private int[] wholes = NONE;
        private final List<Node> children = new ArrayList<>(0);

        Node(String edge) {
            this.edge = edge;
        }

        /** Children are sorted by their first characters, no two of which are the same. */
        @Nullable
        Node child(char first) {
            int low = 0;
            int high = children.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Node child = children.get(middle);
                int order = Character.compare(child.edge.charAt(0), first);
                if (order == 0) {
                    return child;
                }
                low = order < 0 ? middle + 1 : low;
                high = order < 0 ? high : middle - 1;
            }
            return null;
        }

        void add(Node child) {
            children.add(child);
            children.sort((one, other) -> Character.compare(one.edge.charAt(0), other.edge.charAt(0)));
        }

        /** Cuts the edge, so that a new node stands between this one's entries and its parent. */
        void split(int length) {
            Node rest = new Node(edge.substring(length));
            rest.prefixes = prefixes;
            rest.wholes = wholes;
            rest.children.addAll(children);
            edge = edge.substring(0, length);
            prefixes = NONE;
            wholes = NONE;
            children.clear();
            children.add(rest);
        }
    }

    /**
     * Adds an entry. Entries of a key must be added in ascending order.
     *
     * @param key the text that begins, or is, what is asked for later
     * @param whole whether the key must be all of it
     * @param entry the entry
     */
    void add(String key, boolean whole, int entry) {
        Node node = nodeOf(key);
        if (whole) {
            node.wholes = appended(node.wholes, entry);
        } else {
            node.prefixes = appended(node.prefixes, entry);
        }
    }

    private Node nodeOf(String key) {
        Node node = root;
        int at = 0;
        while (at < key.length()) {
            Node child = node.child(key.charAt(at));
            if (child == null) {
                child = new Node(key.substring(at));
                node.add(child);
                return child;
            }
            int common = common(child.edge, key, at);
            if (common < child.edge.length()) {
                child.split(common);
            }
            node = child;
            at += common;
        }
        return node;
    }

    private static int common(String edge, String key, int at) {
        int length = Math.min(edge.length(), key.length() - at);
        int common = 0;
        while (common < length && edge.charAt(common) == key.charAt(at + common)) {
            common++;
        }
        return common;
    }

    private static int[] appended(int[] entries, int entry) {
        if (entries.length > 0 && entries[entries.length - 1] == entry) {
            return entries;
        }
        int[] longer = Arrays.copyOf(entries, entries.length + 1);
        longer[entries.length] = entry;
        return longer;
    }

    /**
     * Offers the entries of all keys that begin a text or are the text, until one is taken.
     *
     * @param text the text
     * @param best the smallest entry taken before
     * @param choose takes the entries of a key in ascending order and returns the smallest so far
     * @return the smallest entry taken
     */
    int search(String text, int best, Choice choose) {
        Node node = root;
        int at = 0;
        int smallest = best;
        while (true) {
            smallest = choose.among(node.prefixes, smallest);
            if (at == text.length()) {
                return choose.among(node.wholes, smallest);
            }
            Node child = node.child(text.charAt(at));
            if (child == null || !text.startsWith(child.edge, at)) {
                return smallest;
            }
            at += child.edge.length();
            node = child;
        }
    }

    /** Looks through entries. */
    interface Choice {

        /** Returns the first of the entries that is smaller than the best and right, or the best. */
        int among(int[] entries, int best);
    }
}
