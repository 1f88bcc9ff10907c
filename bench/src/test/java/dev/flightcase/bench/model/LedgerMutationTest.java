package dev.flightcase.bench.model;

import static dev.flightcase.bench.model.Mutant.becoming;
import static dev.flightcase.bench.model.Mutant.beginning;
import static dev.flightcase.bench.model.Mutant.drop;
import static dev.flightcase.bench.model.Mutant.ending;
import static dev.flightcase.bench.model.Mutant.instead;
import static dev.flightcase.bench.model.Mutant.returningEmpty;
import static dev.flightcase.bench.model.Mutant.type;
import static dev.flightcase.bench.model.Mutant.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model sees it when the ledger is wrong: each of these mistakes, made in its byte code, fails a history. */
class LedgerMutationTest {
    private static final int OPERATIONS = 30_000;
    private static final ClassDesc MAP = ClassDesc.of(Map.class.getName());
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    static List<Mutant> mutants() {
        return List.of(
                new Mutant(
                        "the demand of a basket is not summed",
                        "Basket",
                        "of",
                        instead(
                                "LinkedHashMap.merge",
                                (code, _) -> code.pop() // Long::sum
                                        .invokeinterface(MAP, "put", MethodTypeDesc.of(OBJECT, OBJECT, OBJECT)))),
                new Mutant("holds that end give nothing back", "Batch", "end", without("Map.forEach")),
                new Mutant("holds never run out", "HoldBook", "over", becoming(LedgerMutationTest::emptyList)),
                new Mutant(
                        "another boot keeps the old end of a hold", "Lease", "in", becoming(LedgerMutationTest::self)),
                new Mutant(
                        "extensions last for days", "ExtendHold", "apply", instead("Duration.toNanos", (code, call) -> {
                            drop(code, call);
                            code.loadConstant(1L << 50);
                        })),
                new Mutant(
                        "every till may use every hold", "HoldLookup", "of", instead("Till.operator", (code, call) -> {
                            drop(code, call);
                            code.iconst_1();
                        })),
                new Mutant("keys are forgotten", "KeysDraft", "usedBy", becoming(LedgerMutationTest::nothing)),
                new Mutant("a key answers for any request", "Sell", "apply", instead("Bytes.equals", (code, call) -> {
                    drop(code, call);
                    code.iconst_1();
                })),
                new Mutant("an order is taken back twice", "Mark", "isVoided", becoming(LedgerMutationTest::no)),
                new Mutant("what is taken back stays sold", "VoidOrder", "enter", without("Map.forEach")),
                new Mutant("tokens of void orders are kept", "VoidOrder", "enter", without("Writes.delete")),
                new Mutant(
                        "stock is visible before it is durable",
                        "Publication",
                        "publish",
                        beginning(code -> code.aload(0)
                                .aload(0)
                                .getfield(type("Publication"), "view", type("LedgerView"))
                                .aload(2)
                                .invokevirtual(
                                        type("LedgerView"),
                                        "with",
                                        MethodTypeDesc.of(type("LedgerView"), type("LedgerState")))
                                .putfield(type("Publication"), "view", type("LedgerView")))),
                new Mutant(
                        "tills are answered before it is durable",
                        "Command$Decided",
                        "<init>",
                        ending(code -> code.aload(0)
                                .invokevirtual(
                                        type("Command$Decided"), "tell", MethodTypeDesc.of(ConstantDescs.CD_void)))),
                new Mutant("stock is not written", "StockDraft", "writeTo", without("Writes.put")),
                new Mutant("holds are not written", "HoldsDraft", "put", without("Writes.put")),
                new Mutant("ended holds stay on the disk", "HoldsDraft", "end", without("Writes.delete")),
                new Mutant(
                        "a failed write leaves the state as it was",
                        "LedgerWriter",
                        "failed",
                        without("LedgerWriter.reopen")),
                new Mutant("limits do not count", "StockRules", "overLimit", returningEmpty()),
                new Mutant("windows and pauses do not count", "StockRules", "notOnSale", returningEmpty()),
                new Mutant("pickups are never full or over", "OrderRules", "unpickable", returningEmpty()),
                new Mutant("what is paid need not add up", "TenderRules", "unpaid", returningEmpty()),
                new Mutant("practice is sold", "Sell", "enter", without("OrderRequest.training")),
                new Mutant(
                        "a closed stall sells",
                        "Batch",
                        "life",
                        becoming(code -> code.getstatic(type("EventLife"), "OPEN", type("EventLife"))
                                .areturn())),
                new Mutant("records are not hashed", "JournalEntry", "of", instead("Sha256.of", (code, call) -> {
                    drop(code, call);
                    code.bipush(32).newarray(TypeKind.BYTE);
                })),
                new Mutant("numbers stand still", "Counters", "with", becoming(LedgerMutationTest::self)),
                new Mutant(
                        "what left the catalog is forgotten",
                        "StockDraft",
                        "offShelfRow",
                        becoming(
                                code -> code.invokestatic(type("StockRow"), "none", MethodTypeDesc.of(type("StockRow")))
                                        .areturn())),
                new Mutant("nobody is told", "Publication", "tell", becoming(CodeBuilder::return_)),
                new Mutant(
                        "changes bear no revision",
                        "StockDraft",
                        "writeTo",
                        instead("StockRow.changedAt", (code, _) -> code.pop2())));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theModelSeesEachMistake(Mutant mutant) {
        var report = new MutantLoader(mutant).play().apply(OPERATIONS);

        assertThat(report).as(mutant.name()).isNotEmpty();
    }

    @Test
    void theLedgerWithoutAMistakeIsFoundWithout() {
        assertThat(new MutantLoader(null).play().apply(1000)).isEmpty();
    }

    private static void self(CodeBuilder code) {
        code.aload(0).areturn();
    }

    private static void nothing(CodeBuilder code) {
        code.aconst_null().areturn();
    }

    private static void no(CodeBuilder code) {
        code.iconst_0().ireturn();
    }

    private static void emptyList(CodeBuilder code) {
        var list = ClassDesc.of(List.class.getName());
        code.invokestatic(list, "of", MethodTypeDesc.of(list), true).areturn();
    }
}
