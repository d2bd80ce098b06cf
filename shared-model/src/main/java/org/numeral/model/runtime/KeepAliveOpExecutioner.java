package org.numeral.model.runtime;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/**
 * ND4J's executioner without a defect that crashes the JVM, seldom and under load.
 *
 * <p>A broadcast, such as the bias of a dense layer, gets the dimensions it goes along in a small
 * array in native memory that only the operation refers to. {@link NativeOpExecutioner} passes that
 * memory's address to native code and never looks at the operation again. To compiled Java code the
 * operation is garbage from then on, so a collection at this moment makes ND4J's deallocator free
 * the dimensions while native code reads them (a SIGSEGV in {@code sd::TadDescriptor} or {@code
 * sd::DataBuffer::primary}; DL4J's issue 9278). The other kinds of operation are not concerned:
 * ND4J reads their result from the operation, or profiles it, after the native call.
 *
 * <p>ND4J makes the instance itself: the system property {@value #PROPERTY} names the class.
 */
public final class KeepAliveOpExecutioner extends NativeOpExecutioner {

    static final String PROPERTY = "opexec";

    @Override
    public INDArray exec(BroadcastOp op, OpContext context) {
        try {
            return super.exec(op, context);
        } finally {
            Reference.reachabilityFence(op);
        }
    }
}
