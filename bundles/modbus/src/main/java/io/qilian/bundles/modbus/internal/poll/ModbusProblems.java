package io.qilian.bundles.modbus.internal.poll;

import io.qilian.bundles.modbus.internal.registers.RegisterBlock;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;

/** What is told about devices. */
final class ModbusProblems {

    private ModbusProblems() {}

    /** The device answers that it will not (MODBUS Application Protocol V1.1b3, section 7). */
    static Problem exception(RegisterBlock block, int code) {
        return Problem.of(
                        "modbus.exception",
                        ProblemKind.EXTERNAL,
                        "The device refuses a request: " + meaning(code),
                        block.place(),
                        fix(code))
                .comparing(block.count() + " values", "exception " + code);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 1 -> "it does not know the function";
            case 2 -> "it has no such address";
            case 3 -> "it does not take the quantity";
            case 4 -> "it has failed";
            case 5, 6 -> "it is busy";
            case 10, 11 -> "the gateway does not reach the unit";
            default -> "for a reason of its own";
        };
    }

    private static String fix(int code) {
        return switch (code) {
            case 1 -> "Use another table: input registers are often holding registers too";
            case 2, 3 ->
                "Compare the addresses with the device's manual; on the wire they count from 0, so 40001 is holding 0";
            case 10, 11 -> "Correct unitId, or check the line behind the gateway";
            default -> "Look at the device, and read it less often by intervalMs";
        };
    }

    static Problem unreachable(String device, String why) {
        return Problem.of(
                "modbus.unreachable",
                ProblemKind.EXTERNAL,
                "The device cannot be reached: " + why,
                device,
                "Check host, port and network, and that the device has a connection left: many take only one or two");
    }

    static Problem silent(String device, RegisterBlock block, int timeoutMs, String why) {
        return Problem.of(
                        "modbus.no-answer",
                        ProblemKind.EXTERNAL,
                        "The device does not answer: " + why,
                        device,
                        "Check unitId and network, or allow more time by timeoutMs")
                .comparing("an answer about " + block.place() + " within " + timeoutMs + " ms", "none");
    }
}
