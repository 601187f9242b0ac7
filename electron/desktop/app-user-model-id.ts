/**
 * Names this program to Windows. The installer writes the same into the Start-menu shortcut, or
 * notices would not reach the desktop (electron/electron#10864).
 */
export const appUserModelId = 'VmmFirewallCompanion';
