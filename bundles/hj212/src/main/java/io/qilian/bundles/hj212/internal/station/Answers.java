package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.CommandCode;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.RequestReturn;

/** What is answered to a segment: with its QN, MN, version and package number, and with the password that it came with. */
final class Answers {

    private Answers() {}

    /** Data have been stored. */
    static DataSegment stored(DataSegment data) {
        return answer(data, CommandCode.DATA_ANSWER);
    }

    /** A notice has arrived. */
    static DataSegment noticed(DataSegment notice) {
        return answer(notice, CommandCode.NOTICE_ANSWER);
    }

    /** What came is not taken. */
    static DataSegment refused(DataSegment segment, RequestReturn reason) {
        return answer(segment, CommandCode.REQUEST_ANSWER).withParameters(RequestReturn.KEY + "=" + reason.code());
    }

    private static DataSegment answer(DataSegment to, String commandCode) {
        return DataSegment.of(to.requestNumber(), DataSegment.BETWEEN_SYSTEMS, commandCode, to.deviceNumber())
                .withPassword(to.password())
                .withPackageNumber(to.packageNumber())
                .withFlags(to.flags().version(), false);
    }
}
