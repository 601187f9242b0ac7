; Uninstalling: rules in the firewall stay unless somebody asks, a person in the question below or a
; script by --remove-own-rules. Records in %ProgramData%\VmmFirewallCompanion stay as well.

!include "LogicLib.nsh"
!include "FileFunc.nsh"

!define FIREWALL_RULES "SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules"
!define OWN_RULE "VmmFirewallCompanion-"

Var removeOwnRules

!macro customUnInit
  StrCpy $removeOwnRules "no"
  ${ifNot} ${isUpdated}
    ${StdUtils.TestParameter} $R0 "remove-own-rules"
    ${if} $R0 == "true"
      StrCpy $removeOwnRules "yes"
    ${else}
      Call un.askAboutRules
    ${endif}
  ${endif}
!macroend

Function un.askAboutRules
  ; The template is silent from here on in any case: whether a person is there, the arguments say.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/S" $R1
  ${ifNot} ${Errors}
    Return
  ${endif}
  Call un.findOwnRule
  ${if} $R0 != ""
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(removeRulesQuestion)" IDNO keep
    StrCpy $removeOwnRules "yes"
    keep:
  ${endif}
FunctionEnd

; $R0: name of a rule of this product, or empty.
Function un.findOwnRule
  StrLen $R2 "${OWN_RULE}"
  StrCpy $R1 0
  ${do}
    ClearErrors
    EnumRegValue $R0 HKLM "${FIREWALL_RULES}" $R1
    ${if} ${Errors}
      StrCpy $R0 ""
      ${break}
    ${endif}
    StrCpy $R3 $R0 $R2
    ${if} $R3 == "${OWN_RULE}"
      ${break}
    ${endif}
    IntOp $R1 $R1 + 1
  ${loop}
FunctionEnd

!macro customUnInstall
  ${if} $removeOwnRules == "yes"
    nsExec::Exec '"$INSTDIR\vmm-firewall.exe" remove-own --yes'
    Pop $R0
    ${if} $R0 != "0"
      !insertmacro endWith "$(rulesNotRemoved)"
    ${endif}
  ${endif}
  ${ifNot} ${isUpdated}
    ; The entry that starts the program when this user logs on.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
  ${endif}
!macroend
