package io.qilian.bundles.sensorroutes.internal.files;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about folders and files. */
final class FileProblems {

    private FileProblems() {}

    static Problem noFile(String name) {
        return Problem.of(
                        "file.link",
                        ProblemKind.INPUT,
                        "This is a link, or no file at all",
                        name,
                        "Put the file itself into the folder")
                .comparing("a file", "something else");
    }

    static Problem outside(String name) {
        return Problem.of(
                "file.outside",
                ProblemKind.INPUT,
                "The file lies outside of the feed's folder",
                name,
                "Put the file itself into the folder");
    }

    static ProblemException folder(String folder, String why) {
        return new ProblemException(Problem.of(
                        "file.folder",
                        ProblemKind.CONFIGURATION,
                        "The folder cannot be used: " + why,
                        folder,
                        "Name a folder below the platform's data directory, and let the platform write there")
                .comparing("a relative path without ..", folder));
    }

    static ProblemException taken(String folder, String other) {
        return new ProblemException(Problem.of(
                        "file.folder-taken",
                        ProblemKind.CONFIGURATION,
                        "Another feed takes the files of the folder",
                        folder,
                        "Give each feed a folder of its own")
                .comparing("a folder of its own", "the folder of feed " + other));
    }

    static Problem disk(String name, String why) {
        return Problem.of(
                "file.disk",
                ProblemKind.RESOURCE,
                "A file cannot be read or moved; it is tried again: " + why,
                name,
                "Check the permissions of the file and of the folder, and the free space");
    }
}
