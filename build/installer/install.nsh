; Installing: only into a protected folder, and a success is said only of what is really there.

!macro customInit
  ; By its full name, so that no ".." leads out again.
  StrCpy $R3 "$INSTDIR"
  System::Call 'kernel32::GetFullPathNameW(w R3, i ${NSIS_MAX_STRLEN}, w .R0, p 0)'
  StrLen $R1 "$PROGRAMFILES64\"
  StrCpy $R2 $R0 $R1
  ${if} $R2 != "$PROGRAMFILES64\"
    !insertmacro endWith "$(folderRefused)"
  ${endif}
!macroend

!macro customInstall
  ; Nothing updates itself, so the copy of the installer and the helper with rights are of no use.
  SetShellVarContext current
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  RMDir "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
  SetShellVarContext all
  Delete "$INSTDIR\resources\elevate.exe"
  !insertmacro checkInstalled
!macroend

; The template overwrites files one by one as a last resort and does not ask whether that worked.
!macro checkInstalled
  !searchparse /noerrors "${VERSION}-" "" PLAIN_VERSION "-"
  ClearErrors
  GetDLLVersion "$appExe" $R0 $R1
  ${if} ${Errors}
    !insertmacro endWith "$(notWhole)"
  ${endif}
  IntOp $R2 $R0 >> 16
  IntOp $R2 $R2 & 0xFFFF
  IntOp $R3 $R0 & 0xFFFF
  IntOp $R4 $R1 >> 16
  IntOp $R4 $R4 & 0xFFFF
  ${if} "$R2.$R3.$R4" != "${PLAIN_VERSION}"
  ${orIfNot} ${FileExists} "$INSTDIR\resources\app.asar"
  ${orIfNot} ${FileExists} "$INSTDIR\vmm-firewall.exe"
    !insertmacro endWith "$(notWhole)"
  ${endif}
!macroend
