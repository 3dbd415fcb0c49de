package io.qilian.bundles.modelserver.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorMemoryTest {

    private static final int BLOCK = 1 << 20;

    private final TensorMemory memory = new TensorMemory(4L * BLOCK);

    @Test
    void lendsTheSameBlockAgain() {
        try (TensorMemory.Block block = memory.lend(BLOCK - 3, 1)) {
            assertThat(block.bytes().isDirect()).isTrue();
            assertThat(block.bytes().remaining()).isEqualTo(BLOCK - 3);
            block.bytes().put((byte) 7);
        }
        assertThat(memory.figures()).isEqualTo(new TensorMemory.Figures(BLOCK, BLOCK, 1, 0));
        try (TensorMemory.Block block = memory.lend(BLOCK, 1)) {
            assertThat(block.bytes().get()).isEqualTo((byte) 7);
            assertThat(memory.figures().idleBytes()).isZero();
        }
        assertThat(memory.figures()).isEqualTo(new TensorMemory.Figures(BLOCK, BLOCK, 2, 0));
    }

    @Test
    void aBlockThatIsClosedTwiceIsGivenBackOnce() {
        TensorMemory.Block block = memory.lend(BLOCK, 1);
        block.close();
        block.close();
        assertThat(memory.figures().idleBytes()).isEqualTo(BLOCK);
    }

    @Test
    void endsWhereWhatIsReadInPlaceBegins() {
        try (TensorMemory.Block block = memory.lend(BLOCK - 21, 16)) {
            ByteBuffer bytes = block.bytes();
            assertThat(bytes.remaining()).isEqualTo(BLOCK - 21);
            assertThat(bytes.alignmentOffset(bytes.limit(), 16)).isZero();
            assertThat(bytes.alignmentOffset(bytes.limit() - 160, 16)).isZero();
        }
    }

    @Test
    void givesMemoryOfTheHeapBeyondItsBoundAndForWhatIsSmall() {
        List<TensorMemory.Block> blocks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            blocks.add(memory.lend(BLOCK, 1));
        }
        try (TensorMemory.Block beyond = memory.lend(BLOCK, 1);
                TensorMemory.Block large = memory.lend(5 * BLOCK, 16);
                TensorMemory.Block small = memory.lend(100, 16);
                TensorMemory.Block none = memory.lend(0, 1)) {
            assertThat(beyond.bytes().isDirect()).isFalse();
            assertThat(beyond.bytes().remaining()).isEqualTo(BLOCK);
            assertThat(large.bytes().isDirect()).isFalse();
            assertThat(small.bytes().isDirect()).isFalse();
            assertThat(none.bytes().remaining()).isZero();
        }
        assertThat(memory.figures()).isEqualTo(new TensorMemory.Figures(4L * BLOCK, 0, 4, 2));
        blocks.forEach(TensorMemory.Block::close);
        assertThat(memory.figures().idleBytes()).isEqualTo(4L * BLOCK);
    }

    @Test
    void letsIdleBlocksOfOtherSizesGoForOneThatIsNeeded() {
        List<TensorMemory.Block> blocks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            blocks.add(memory.lend(BLOCK, 1));
        }
        blocks.forEach(TensorMemory.Block::close);
        try (TensorMemory.Block block = memory.lend(3 * BLOCK, 1)) {
            assertThat(block.bytes().isDirect()).isTrue();
        }
        assertThat(memory.figures().bytes()).isEqualTo(4L * BLOCK);
        assertThat(memory.figures().refused()).isZero();
    }
}
