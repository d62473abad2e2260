package relief.reconciliation;

import java.util.HashMap;
import java.util.Map;

/**
 * A place in the tree of the paths that matter in a message, so that each element costs one look-up and what is not in
 * the tree is passed over.
 */
final class XmlPath<F> {
    private final Map<String, XmlPath<F>> children = new HashMap<>();
    private final Map<String, F> attributes = new HashMap<>();
    private F field;

    void add(String[] names, F value) {
        XmlPath<F> path = this;
        for (String name : names) {
            if (name.startsWith("@")) {
                path.attributes.put(name.substring(1), value);
                return;
            }
            path = path.children.computeIfAbsent(name, unused -> new XmlPath<>());
        }
        path.field = value;
    }

    /** The path one element further; null if nothing there matters. */
    XmlPath<F> child(String name) {
        return children.get(name);
    }

    /** What the text of this element, or its end, is handed over as; null if it does not matter. */
    F field() {
        return field;
    }

    Map<String, F> attributes() {
        return attributes;
    }

    /** Whether the element holds a text that matters, and so no other element. */
    boolean isText() {
        return field != null && children.isEmpty();
    }
}
