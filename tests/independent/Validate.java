import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * veraPDF as a process that answers: a path a line goes in; out come the rules that the file breaks, a line each
 * (standard, clause, test, what, where; parted by tabs), and an empty line. What veraPDF cannot read is a line `error`.
 */
public class Validate {
  private static final PDFAFlavour[] CLAIMS = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in));
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      for (PDFAFlavour claim : CLAIMS) {
        try {
          validate(path, claim);
        } catch (Exception error) {
          System.out.println(line(claim.getId(), "error", "", error.toString(), ""));
        }
      }
      System.out.println();
      System.out.flush();
    }
  }

  private static void validate(String path, PDFAFlavour claim) throws Exception {
    try (FileInputStream file = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(file, claim);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(claim, false)) {
      for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
        if (found.getStatus() == TestAssertion.Status.FAILED) {
          String clause = found.getRuleId().getClause();
          String test = String.valueOf(found.getRuleId().getTestNumber());
          System.out.println(line(claim.getId(), clause, test, found.getMessage(), found.getLocation().getContext()));
        }
      }
    }
  }

  private static String line(String... parts) {
    for (int n = 0; n < parts.length; n++) {
      parts[n] = String.valueOf(parts[n]).replaceAll("\\s+", " ");
    }
    return String.join("\t", parts);
  }
}
