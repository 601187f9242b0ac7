; What this product adds to electron-builder's installer, whose templates insert these macros.
; Exit codes: 0 done, 1 cancelled by a person, 2 not done.

!include "texts.nsh"

!ifdef BUILD_UNINSTALLER
  !include "uninstall.nsh"
!else
  !include "install.nsh"
!endif

!macro customHeader
  !insertmacro ownTexts
!macroend

; Says why and ends with exit code 2. A silent run shows nothing.
!macro endWith TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend
