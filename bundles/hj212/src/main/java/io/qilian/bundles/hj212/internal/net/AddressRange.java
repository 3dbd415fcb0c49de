package io.qilian.bundles.hj212.internal.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that begin with the same bits.
 *
 * @param bytes the address as a number
 * @param size its bytes, 4 or 16
 * @param prefixBits how many of the first bits have to be the same
 */
public record AddressRange(BigInteger bytes, int size, int prefixBits) {

    private static final int BITS = 8;

    /** Reads an address such as 10.1.2.3, or a network such as 10.1.0.0/16; nothing if it is neither. */
    public static Optional<AddressRange> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+")) {
            // A name would be looked up in the network.
            return Optional.empty();
        }
        try {
            byte[] raw = InetAddress.getByName(address).getAddress();
            int all = raw.length * BITS;
            String bits = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
            if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > all) {
                return Optional.empty();
            }
            return Optional.of(new AddressRange(new BigInteger(1, raw), raw.length, Integer.parseInt(bits)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address lies within. */
    public boolean holds(InetAddress address) {
        byte[] raw = address.getAddress();
        int rest = size * BITS - prefixBits;
        return raw.length == size && new BigInteger(1, raw).shiftRight(rest).equals(bytes.shiftRight(rest));
    }
}
