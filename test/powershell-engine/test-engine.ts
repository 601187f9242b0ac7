/** A PowerShell that tests may start. */
export interface TestEngine {
  /** Full path of one executable: powershell.exe, pwsh, or the test engine. */
  readonly command: string;
  /** What comes before `-Command` or `-File`. */
  readonly args: readonly string[];
  /** What the program itself needs in its environment, whatever else the test gives it. */
  readonly environment: Readonly<Record<string, string>>;
  /** False on Windows, where the real one runs and the fake Windows must not be used. */
  readonly isStandIn: boolean;
}
