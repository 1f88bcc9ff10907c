package dev.flightcase.bench.model;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One mistake in one class of the ledger, made in its byte code while it is loaded: what is shipped holds no switch for it.
 *
 * @param name of the mistake
 * @param className simple, or {@code Outer$Inner}
 */
record Mutant(String name, String className, String method, Change change) {
    static final String CHECKOUT = "dev.flightcase.cache.checkout.";

    /** How a method is changed. */
    @FunctionalInterface
    interface Change {
        MethodTransform transform(AtomicInteger changes);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Fails when there is nothing that it changes: the ledger was written anew, and the mutant is out of date. */
    byte[] mutate(byte[] original) {
        var changes = new AtomicInteger();
        var file = ClassFile.of();
        var mutated = file.transformClass(
                file.parse(original),
                ClassTransform.transformingMethods(
                        candidate -> candidate.methodName().equalsString(method), change.transform(changes)));
        if (changes.get() == 0) {
            throw new AssertionError(name + ": " + className + "." + method + " has nothing to change any more");
        }
        return mutated;
    }

    static ClassDesc type(String simpleName) {
        return ClassDesc.of(CHECKOUT + simpleName);
    }

    /** It does this and nothing else; ends with a return. */
    static Change becoming(Consumer<CodeBuilder> body) {
        return changes -> (method, element) -> {
            if (element instanceof CodeModel) {
                changes.incrementAndGet();
                method.withCode(body);
            } else {
                method.with(element);
            }
        };
    }

    static Change returningEmpty() {
        return becoming(code -> code.invokestatic(
                        ClassDesc.of(Optional.class.getName()),
                        "empty",
                        MethodTypeDesc.of(ClassDesc.of(Optional.class.getName())))
                .areturn());
    }

    /** It does this first. */
    static Change beginning(Consumer<CodeBuilder> prefix) {
        return changes -> MethodTransform.transformingCode(new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                changes.incrementAndGet();
                prefix.accept(code);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        });
    }

    /** It does this last. */
    static Change ending(Consumer<CodeBuilder> suffix) {
        return changes -> MethodTransform.transformingCode((code, element) -> {
            if (element instanceof ReturnInstruction) {
                changes.incrementAndGet();
                suffix.accept(code);
            }
            code.with(element);
        });
    }

    /**
     * Its calls are left out; what they would have given is 0 or null.
     *
     * @param called {@code Class.method}
     */
    static Change without(String called) {
        return instead(called, (code, call) -> {
            drop(code, call);
            var result = TypeKind.from(call.typeSymbol().returnType());
            if (result != TypeKind.VOID) {
                switch (result.asLoadable()) {
                    case LONG -> code.lconst_0();
                    case REFERENCE -> code.aconst_null();
                    default -> code.iconst_0();
                }
            }
        });
    }

    /** Something else stands where {@code Class.method} is called; receiver and arguments are on the stack. */
    static Change instead(String called, Replacement replacement) {
        return changes -> MethodTransform.transformingCode((code, element) -> {
            if (element instanceof InvokeInstruction call && called.equals(name(call))) {
                changes.incrementAndGet();
                replacement.write(code, call);
            } else {
                code.with(element);
            }
        });
    }

    private static String name(InvokeInstruction call) {
        var owner = call.owner().asInternalName();
        return owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue();
    }

    @FunctionalInterface
    interface Replacement {
        void write(CodeBuilder code, InvokeInstruction call);
    }

    /** Takes the arguments and the receiver off the stack. */
    static void drop(CodeBuilder code, InvokeInstruction call) {
        for (var parameter : call.typeSymbol().parameterList().reversed()) {
            if (TypeKind.from(parameter).slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            code.pop();
        }
    }
}
