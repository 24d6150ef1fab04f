import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whether this machine has OpenSSL, which can act as a time stamp authority. */
export const hasOpenssl = (() => {
  try {
    execFileSync("openssl", ["version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
})();

const CONFIG = `[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamps]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[web]
extendedKeyUsage = serverAuth
keyUsage = critical, digitalSignature
[tsa]
default_tsa = settings
[settings]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** A time stamp authority of OpenSSL in a folder of its own, with a certificate of a root of its own, for tests. */
export class OpensslAuthority {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "authority-"));

  constructor() {
    writeFileSync(this.file("config"), CONFIG);
    writeFileSync(this.file("serial"), "01\n");
    const root = ["-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem"];
    this.run([
      "req",
      ...root,
      "-days",
      "30",
      "-subj",
      "/CN=A root",
      "-config",
      "config",
      "-extensions",
      "ca",
    ]);
    this.certify("stamps", "/O=A desk/CN=Stamps of a test");
    this.certify("web", "/CN=A web server");
  }

  /** As DER. */
  get root(): Uint8Array {
    return new Uint8Array(new X509Certificate(readFileSync(this.file("root.pem"))).raw);
  }

  get rootFile(): string {
    return this.file("root.pem");
  }

  /** Answers a request. */
  stamp(request: Uint8Array): Uint8Array {
    writeFileSync(this.file("request"), request);
    const signer = ["-signer", "stamps.pem", "-inkey", "stamps.key", "-chain", "root.pem"];
    this.run(["ts", "-reply", "-config", "config", "-queryfile", "request", ...signer, "-out", "reply"]);
    return new Uint8Array(readFileSync(this.file("reply")));
  }

  /** What OpenSSL says of a reply to a text. */
  verify(reply: Uint8Array, text: string): string {
    writeFileSync(this.file("given"), reply);
    writeFileSync(this.file("text"), text);
    return this.run(["ts", "-verify", "-data", "text", "-in", "given", "-CAfile", "root.pem"]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private certify(kind: string, subject: string): void {
    const files = ["-keyout", `${kind}.key`, "-out", `${kind}.csr`];
    this.run(["req", "-newkey", "rsa:2048", "-nodes", ...files, "-subj", subject, "-config", "config"]);
    const signed = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "30"];
    const extensions = ["-extfile", "config", "-extensions", kind];
    this.run(["x509", "-req", "-in", `${kind}.csr`, ...signed, ...extensions, "-out", `${kind}.pem`]);
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }

  private run(parts: readonly string[]): string {
    return execFileSync("openssl", parts, { cwd: this.folder, stdio: "pipe", encoding: "utf8" });
  }
}
