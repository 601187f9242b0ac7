; Every sentence of ours, in each language of the installer.

!macro ownTexts
  !ifdef BUILD_UNINSTALLER
    LangString removeRulesQuestion ${LANG_ENGLISH} "Firewall rules that this program created are still in force. Remove them as well?$\r$\n$\r$\nWith No they stay. Later they can be removed in PowerShell as administrator:$\r$\nGet-NetFirewallRule -Group 'VMM Firewall Companion' | Remove-NetFirewallRule"
    LangString removeRulesQuestion ${LANG_GERMAN} "Firewallregeln, die dieses Programm angelegt hat, gelten noch. Sollen sie auch entfernt werden?$\r$\n$\r$\nBei Nein bleiben sie. Später lassen sie sich in PowerShell als Administrator entfernen:$\r$\nGet-NetFirewallRule -Group 'VMM Firewall Companion' | Remove-NetFirewallRule"
    LangString rulesNotRemoved ${LANG_ENGLISH} "Nothing was uninstalled: the firewall rules could not be removed.$\r$\n$\r$\nIn a console as administrator, $\"vmm-firewall remove-own$\" says why."
    LangString rulesNotRemoved ${LANG_GERMAN} "Nichts wurde deinstalliert: Die Firewallregeln ließen sich nicht entfernen.$\r$\n$\r$\nIn einer Konsole als Administrator sagt $\"vmm-firewall remove-own$\", warum."
  !else
    LangString folderRefused ${LANG_ENGLISH} "Nothing was installed: the folder has to be below $PROGRAMFILES64, because what changes the firewall lies there and only administrators may write to it.$\r$\n$\r$\nLeave out /D, or name a folder there."
    LangString folderRefused ${LANG_GERMAN} "Nichts wurde installiert: Der Ordner muss unter $PROGRAMFILES64 liegen. Dort liegt, was die Firewall ändert, und nur Administratoren dürfen dort schreiben.$\r$\n$\r$\nLassen Sie /D weg, oder nennen Sie einen Ordner dort."
    LangString notWhole ${LANG_ENGLISH} "The installation is not whole: a file in $INSTDIR could not be replaced.$\r$\n$\r$\nClose the program in every session of this server and install again."
    LangString notWhole ${LANG_GERMAN} "Die Installation ist nicht vollständig: Eine Datei in $INSTDIR ließ sich nicht ersetzen.$\r$\n$\r$\nSchließen Sie das Programm in jeder Sitzung dieses Servers, und installieren Sie erneut."
  !endif
!macroend
