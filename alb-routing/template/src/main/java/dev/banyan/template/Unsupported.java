package dev.banyan.template;

/**
 * Something that the template asks for and a local run does not give.
 *
 * @param resource the resource's name in the template
 * @param property the path of the property, or the resource's type where all of it is meant
 * @param meaning what a local run does instead
 */
public record Unsupported(String resource, String property, String meaning) {

    /** Returns one line for a person. */
    @Override
    public String toString() {
        return resource + "." + property + ": " + meaning;
    }
}
