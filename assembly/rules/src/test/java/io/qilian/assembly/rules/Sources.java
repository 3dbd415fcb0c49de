package io.qilian.assembly.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java files as the compiler's own parser reads them.
 *
 * @param files the files
 * @param types the types that have a name, nested ones too
 * @param methods the methods and constructors
 */
record Sources(List<SourceFile> files, List<Declared> types, List<Declared> methods) {

    /**
     * One file.
     *
     * @param path where it lies
     * @param lines how many it has
     */
    record SourceFile(Path path, int lines) {}

    /**
     * A type or method.
     *
     * @param file where it stands
     * @param line the line of its name or its first modifier
     * @param name its simple name
     * @param lines of a method, those of its body
     * @param isPublic whether it can be used from another package: it and all around it are public, and it is no
     *     override
     * @param isDocumented whether a documentation comment stands before it
     */
    record Declared(Path file, long line, String name, int lines, boolean isPublic, boolean isDocumented) {

        @Override
        public String toString() {
            return Repository.ROOT.relativize(file) + ":" + line + ": " + name
                    + (lines > 0 ? ", " + lines + " lines" : "");
        }
    }

    static Sources parse(Collection<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Sources sources = new Sources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                sources.files.add(
                        new SourceFile(path, (int) Repository.text(path).lines().count()));
                new Reader(sources, trees, path).scan(unit, true);
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks through one file; what it is given says whether all around is public. */
    private static final class Reader extends TreePathScanner<Void, Boolean> {

        private final Sources sources;
        private final DocTrees trees;
        private final Path file;

        Reader(Sources sources, DocTrees trees, Path file) {
            this.sources = sources;
            this.trees = trees;
            this.file = file;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean around) {
            if (type.getSimpleName().isEmpty()) {
                return super.visitClass(type, false);
            }
            boolean open = around && isOpen(type.getModifiers());
            sources.types.add(declared(type, type.getSimpleName().toString(), 0, open));
            return super.visitClass(type, open);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean around) {
            boolean open = around
                    && isOpen(method.getModifiers())
                    && !hasAnnotation(method, "Override")
                    && !isCompactConstructor(method);
            int lines = method.getBody() == null
                    ? 0
                    : (int) (line(end(method.getBody())) - line(start(method.getBody())) + 1);
            sources.methods.add(declared(method, name(method), lines, open));
            return super.visitMethod(method, false);
        }

        private String name(MethodTree method) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            return owner.getSimpleName() + "." + method.getName();
        }

        private boolean isOpen(ModifiersTree modifiers) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            boolean inInterface =
                    switch (owner.getKind()) {
                        case INTERFACE, ANNOTATION_TYPE -> true;
                        default -> false;
                    };
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (inInterface && !flags.contains(Modifier.PRIVATE));
        }

        /** A setting of a component, whose description operators see. */
        private static boolean describesItself(Tree tree) {
            return tree instanceof MethodTree method && hasAnnotation(method, "AttributeDefinition");
        }

        private static boolean hasAnnotation(MethodTree method, String name) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals(name));
        }

        /** A record's canonical constructor in its short form. */
        private boolean isCompactConstructor(MethodTree method) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            return owner.getKind() == Tree.Kind.RECORD
                    && method.getName().contentEquals("<init>")
                    && method.getParameters().isEmpty();
        }

        private Declared declared(Tree tree, String name, int lines, boolean open) {
            boolean documented = trees.getDocComment(getCurrentPath()) != null || describesItself(tree);
            return new Declared(file, line(start(tree)), name, lines, open, documented);
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(getCurrentPath().getCompilationUnit(), tree);
        }

        private long end(Tree tree) {
            return trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), tree);
        }

        private long line(long position) {
            return getCurrentPath().getCompilationUnit().getLineMap().getLineNumber(position);
        }
    }
}
