package dev.banyan.aws.ec2;

import dev.banyan.aws.wire.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A thing that is described.
 *
 * @param filters what filters are compared with, by the filters' names
 * @param members writes its members
 */
record Item(Map<String, List<String>> filters, Consumer<XmlWriter> members) {}
