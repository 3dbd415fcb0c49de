package io.qilian.kernel.settings.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.settings.internal.RecordReader;
import io.qilian.kernel.settings.internal.RecordWriter;
import io.qilian.kernel.settings.internal.YamlEdit;
import io.qilian.kernel.settings.internal.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * A YAML document (YAML 1.2, one document, no tags) that is read into records whose components carry
 * {@link io.qilian.kernel.api.settings.Setting}. Whatever does not fit is refused with the file, the line and the key.
 * Immutable and thread-safe.
 */
public final class SettingsFile {

    /** Longest document in characters. */
    public static final int MAXIMUM_LENGTH = 1 << 20;

    private final String name;
    private final String text;

    private SettingsFile(String name, String text) {
        this.name = Objects.requireNonNull(name, "name");
        this.text = Objects.requireNonNull(text, "text");
    }

    /**
     * Reads a file's text; it is not parsed yet.
     *
     * @param file the file, in UTF-8
     * @return the document
     * @throws ProblemException if the file is missing, unreadable, too long or not UTF-8
     */
    public static SettingsFile read(Path file) {
        try {
            if (Files.size(file) > 4L * MAXIMUM_LENGTH) {
                throw tooLong(file.toString(), Files.size(file) + " bytes");
            }
            return of(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    Problem.of(
                            "settings.missing-file",
                            ProblemKind.CONFIGURATION,
                            "The file does not exist",
                            file.toString(),
                            "Create it, or correct the path"),
                    e);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    Problem.of(
                            "settings.encoding",
                            ProblemKind.CONFIGURATION,
                            "The file is not text in UTF-8",
                            file.toString(),
                            "Save it as UTF-8"),
                    e);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "settings.unreadable",
                            ProblemKind.RESOURCE,
                            "The file cannot be read: " + e.getMessage(),
                            file.toString(),
                            "Check the permissions of the file and of its folder"),
                    e);
        }
    }

    /**
     * A document that is at hand already.
     *
     * @param name what to call it in messages
     * @param text the YAML text
     * @return the document
     * @throws ProblemException if it is too long
     */
    public static SettingsFile of(String name, String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw tooLong(name, text.length() + " characters");
        }
        return new SettingsFile(name, text);
    }

    private static ProblemException tooLong(String name, String actual) {
        return new ProblemException(Problem.of(
                        "settings.too-long",
                        ProblemKind.CONFIGURATION,
                        "The file is too long",
                        name,
                        "Split it, or remove what does not belong there")
                .comparing("at most " + MAXIMUM_LENGTH + " characters", actual));
    }

    /**
     * Reads the document as a record.
     *
     * @param <T> the record
     * @param type its class
     * @return the record, checked
     * @throws ProblemException if the document does not fit the record
     */
    public <T extends Record> T as(Class<T> type) {
        return new RecordReader(name).read(YamlTree.parse(name, text), type);
    }

    /**
     * Reads a part of the document as a record; what else the document holds is left alone.
     *
     * @param <T> the record
     * @param key a key of the document's first level
     * @param type the record's class
     * @return the record, checked
     * @throws ProblemException if the key is missing or its value does not fit the record
     */
    public <T extends Record> T part(String key, Class<T> type) {
        return new RecordReader(name).read(YamlTree.part(name, text, key), key, type);
    }

    /**
     * Reads the document as a record, leaving one key of the first level alone.
     *
     * @param <T> the record
     * @param key the key, which somebody else reads
     * @param type the record's class
     * @return the record, checked
     * @throws ProblemException if the rest of the document does not fit the record
     */
    public <T extends Record> T asWithout(String key, Class<T> type) {
        return new RecordReader(name).read(YamlTree.without(YamlTree.parse(name, text), key), type);
    }

    /**
     * Reads a part of the document as a record; a part that is missing is read as an empty one.
     *
     * @param <T> the record
     * @param key a key of the document's first level
     * @param type the record's class
     * @return the record, checked
     * @throws ProblemException if the value does not fit the record
     */
    public <T extends Record> T partOrEmpty(String key, Class<T> type) {
        return new RecordReader(name).read(YamlTree.partOrEmpty(name, text, key), key, type);
    }

    /**
     * Reads a single value of the document's first level.
     *
     * @param key the key
     * @return its text; empty if the key is missing or its value is not a single one
     * @throws ProblemException if the document is not valid YAML
     */
    public Optional<String> text(String key) {
        return YamlTree.text(name, text, key);
    }

    /**
     * The same document with another value of one key of the first level; comments, order and everything else stay.
     *
     * @param key the key; if it is missing, it is put in front of the others
     * @param value the value, as it stands in YAML
     * @return the changed document
     * @throws ProblemException if the document is not valid YAML, or its form does not allow the change
     */
    public SettingsFile with(String key, String value) {
        return of(name, new YamlEdit(name, text).set(key, value));
    }

    /**
     * The whole document.
     *
     * @return its text
     */
    public String document() {
        return text;
    }

    /**
     * Writes a record as a YAML file that {@link #as(Class)} reads back, leaving out what has its default. The file is
     * replaced in one step.
     *
     * @param file where; its folder exists
     * @param settings the record
     * @param comment a line for people on top of it
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path file, Record settings, String comment) {
        String document = "# " + comment + "\n" + RecordWriter.write(settings);
        Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(temporary, document);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "settings.unwritable",
                            ProblemKind.RESOURCE,
                            "The file cannot be written: " + e.getMessage(),
                            file.toString(),
                            "Check the free space and the permissions of the folder"),
                    e);
        }
    }

    /**
     * The name in messages.
     *
     * @return the name
     */
    @Override
    public String toString() {
        return name;
    }
}
