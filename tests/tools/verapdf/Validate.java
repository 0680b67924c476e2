// Command line of the veraPDF core: Validate FLAVOUR[,FLAVOUR...] FILE...
// Prints one line for each rule a file breaks and nothing for a valid file.
// Exit status: 0 all valid, 1 a rule is broken, 2 a file cannot be read.

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public final class Validate {
    private static int status = 0;

    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("verapdf: `" + name + "` is not a flavour; write ua1, 2a, 2b, 2u...");
                System.exit(2);
            }
            flavours.add(flavour);
        }
        for (int at = 1; at < arguments.length; at++) {
            for (PDFAFlavour flavour : flavours) {
                check(arguments[at], flavour);
            }
        }
        System.exit(status);
    }

    private static void check(String file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, -1, false, false, false)) {
            report(file, flavour, validator.validate(parser));
        } catch (Exception error) {
            System.out.println(file + ": " + flavour.getId() + ": cannot be read: " + error.getMessage());
            status = 2;
        }
    }

    private static void report(String file, PDFAFlavour flavour, ValidationResult result) {
        if (!result.isCompliant()) {
            status = Math.max(status, 1);
        }
        Map<String, TestAssertion> first = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                String name = rule.getClause() + "-" + rule.getTestNumber();
                first.putIfAbsent(name, assertion);
                count.merge(name, 1, Integer::sum);
            }
        }
        for (Map.Entry<String, TestAssertion> rule : first.entrySet()) {
            String message = rule.getValue().getMessage().replaceAll("\\s+", " ");
            System.out.println(file + ": " + flavour.getId() + " " + rule.getKey() + " x" + count.get(rule.getKey()) + ": " + message + " @ " + rule.getValue().getLocation().getContext());
        }
    }
}
