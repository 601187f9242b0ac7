/**
 * What services say when something goes wrong, by their English sentence; `{1}` stands for what came
 * with it. A sentence that is not here is shown as it came: texts of Windows are in its language.
 */
export const problems: Readonly<Record<string, string>> = {
  // What happened
  'No change can be proposed.': 'Es lässt sich keine Änderung vorschlagen.',
  'No file was opened.': 'Keine Datei wurde geöffnet.',
  'No other host was opened.': 'Kein anderer Server wurde geöffnet.',
  'Not every step was done.': 'Nicht jeder Schritt wurde gemacht.',
  'Nothing was changed.': 'Nichts wurde geändert.',
  'Nothing was changed: a policy of this computer forbids PowerShell script files.':
    'Nichts wurde geändert: eine Richtlinie dieses Computers verbietet PowerShell-Skriptdateien.',
  'Nothing was changed: the request for administrator rights was refused.':
    'Nichts wurde geändert: die Frage nach Administratorrechten wurde abgelehnt.',
  'Nothing was changed: this copy of the program does not ask for administrator rights.':
    'Nichts wurde geändert: diese Kopie des Programms fragt nicht nach Administratorrechten.',
  'Nothing was saved.': 'Nichts wurde gespeichert.',
  'Nothing was undone.': 'Nichts wurde rückgängig gemacht.',
  'PowerShell could not be started.': 'PowerShell ließ sich nicht starten.',
  'PowerShell did not run the script.': 'PowerShell hat das Skript nicht ausgeführt.',
  'PowerShell ended in the middle of the work.': 'PowerShell endete mitten in der Arbeit.',
  'PowerShell gave no answer in time and was ended.':
    'PowerShell antwortete nicht rechtzeitig und wurde beendet.',
  'PowerShell was not found.': 'PowerShell wurde nicht gefunden.',
  'Something went wrong inside the program.': 'Im Programm ging etwas schief.',
  'Something wrote into the output of the script, so its answer was not used.':
    'Etwas schrieb in die Ausgabe des Skripts, darum gilt seine Antwort nicht.',
  '{1}: The file does not end with an empty line, as exports of Windows do: if it was cut off, rules are missing from it.':
    '{1}: Die Datei endet nicht mit einer leeren Zeile, wie es Exporte von Windows tun: Falls sie abgeschnitten wurde, fehlen Regeln darin.',
  '{1}: The hive was copied while Windows was writing it: its last changes may be missing.':
    '{1}: Die Registrierungsstruktur wurde kopiert, während Windows hineinschrieb: die letzten Änderungen können fehlen.',
  '{1}: nothing in this file is about the firewall or VMM.':
    '{1}: Nichts in dieser Datei handelt von der Firewall oder von VMM.',
  'The preview does not answer. It was ended or started anew: open the address that npm start prints.':
    'Die Vorschau antwortet nicht. Sie wurde beendet oder neu gestartet: die Adresse öffnen, die npm start ausgibt.',
  'Nothing was given that can be opened.': 'Es war nichts dabei, das sich öffnen lässt.',
  'More than 20 files were given: one server has fewer.':
    'Es waren mehr als 20 Dateien: ein Server hat weniger.',
  '{1} has more than 64 MB, which no firewall policy has.':
    '{1} hat mehr als 64 MB, so viel hat keine Firewall-Richtlinie.',
  'The files have more than 128 MB together, which no firewall policy has.':
    'Die Dateien haben zusammen mehr als 128 MB, so viel hat keine Firewall-Richtlinie.',
  '{1} could not be read. Of a folder, choose the files in it.':
    '{1} ließ sich nicht lesen. Von einem Ordner die Dateien darin wählen.',
  'Start at login was not changed.': 'Der Start bei der Anmeldung wurde nicht geändert.',
  'Windows does not say whether it starts at login.':
    'Windows sagt nicht, ob das Programm bei der Anmeldung startet.',
  'Use the installed program.': 'Das installierte Programm verwenden.',
  'Windows did not take it over.': 'Windows hat es nicht übernommen.',
  'Look at the startup apps in Task Manager.': 'Die Autostart-Apps im Task-Manager ansehen.',
  'A script holds characters outside ASCII and was not sent.':
    'Ein Skript enthält Zeichen außerhalb von ASCII und wurde nicht gesendet.',
  'A script of this program could not be read.':
    'Ein Skript dieses Programms ließ sich nicht lesen.',
  'Output of the script looked like its own end, so its answer was not used.':
    'Eine Ausgabe des Skripts sah aus wie sein Ende, darum gilt seine Antwort nicht.',
  'The PowerShell session is closed.': 'Die PowerShell-Sitzung ist geschlossen.',
  'The answer could not be read ({1}).': 'Die Antwort ließ sich nicht lesen ({1}).',
  'The answer of the script could not be read.': 'Die Antwort des Skripts ließ sich nicht lesen.',
  'The answer of the script is not what was agreed.':
    'Die Antwort des Skripts ist nicht wie vereinbart.',
  'The answer was not as agreed.': 'Die Antwort war nicht wie vereinbart.',
  'The diagnostics were not saved.': 'Die Diagnosedaten wurden nicht gespeichert.',
  'The file could not be used.': 'Die Datei ist nicht zu gebrauchen.',
  'The file was not saved.': 'Die Datei wurde nicht gespeichert.',
  'The file {1} was not saved.': 'Die Datei {1} wurde nicht gespeichert.',
  'The host could not be opened.': 'Der Server ließ sich nicht öffnen.',
  'The private folder for parameters and answers could not be used.':
    'Der private Ordner für Parameter und Antworten ist nicht zu gebrauchen.',
  'The report was not printed.': 'Der Bericht wurde nicht gedruckt.',
  'The report was not saved.': 'Der Bericht wurde nicht gespeichert.',
  'The report was not written.': 'Der Bericht wurde nicht geschrieben.',
  'The request was refused.': 'Die Anfrage wurde abgelehnt.',
  'The sample could not be opened.': 'Der Beispielserver ließ sich nicht öffnen.',
  'The script ran, but its answer could not be written.':
    'Das Skript lief, aber seine Antwort ließ sich nicht schreiben.',
  'The script stopped with an error.': 'Das Skript brach mit einem Fehler ab.',
  'The script wrote to its error output, so its answer was not used.':
    'Das Skript schrieb in seine Fehlerausgabe, darum gilt seine Antwort nicht.',
  'The settings were not saved.': 'Die Einstellungen wurden nicht gespeichert.',
  'The step with administrator rights brought no result.':
    'Der Schritt mit Administratorrechten brachte kein Ergebnis.',
  'The work was cancelled.': 'Die Arbeit wurde abgebrochen.',
  'There is no assessment yet.': 'Es gibt noch keine Beurteilung.',
  'There is no such call.': 'Diesen Aufruf gibt es nicht.',
  'There is nothing to undo.': 'Es gibt nichts rückgängig zu machen.',
  'There was no answer in time. Whether something was changed is not known.':
    'Es kam nicht rechtzeitig eine Antwort. Ob etwas geändert wurde, ist nicht bekannt.',
  'This computer was not read.': 'Dieser Computer wurde nicht gelesen.',
  'What was changed from a terminal or by other users cannot be told.':
    'Was von einem Terminal aus oder von anderen Benutzern geändert wurde, ist nicht feststellbar.',
  'What was entered cannot be used ({1}).': 'Was eingegeben wurde, ist nicht zu gebrauchen ({1}).',
  '{1} could not be read.': '{1} ließ sich nicht lesen.',
  '{1} is damaged and could not be set aside.':
    '{1} ist beschädigt und ließ sich nicht beiseitelegen.',
  '{1} was damaged, and another process has set it aside.':
    '{1} war beschädigt, und ein anderer Prozess hat die Datei beiseitegelegt.',
  '{1} was damaged, and is kept as {2}.': '{1} war beschädigt und liegt jetzt unter {2}.',
  '{1} was not written; what was there before is still there.':
    '{1} wurde nicht geschrieben; was vorher da war, ist noch da.',

  // Why
  'A change is running on this one.': 'Auf diesem läuft eine Änderung.',
  'A rule named {1} is there already.': 'Eine Regel namens {1} ist schon da.',
  'Another change is running.': 'Eine andere Änderung läuft.',
  'It did not come from the window of this program.':
    'Sie kam nicht aus dem Fenster dieses Programms.',
  'It does not run Windows.': 'Er läuft nicht unter Windows.',
  'It ended with exit code {1}.': 'Es endete mit dem Code {1}.',
  'It is no part of an installation that only administrators can change.':
    'Sie gehört zu keiner Installation, die nur Administratoren ändern können.',
  'No undo plan is kept for this change.':
    'Für diese Änderung ist nichts aufgehoben, das sie zurücknimmt.',
  'Others were gathered since.': 'Seither wurden andere gesammelt.',
  'Policy has set {1}.': 'Eine Richtlinie hat {1} festgelegt.',
  'The defaults are used.': 'Es gelten die Voreinstellungen.',
  'The execution policy is {1}.': 'Die Ausführungsrichtlinie ist {1}.',
  'Removing own rules has no such form.':
    'Für das Entfernen eigener Regeln gibt es diese Form nicht.',
  'The limit was {1} s.': 'Die Grenze war {1} s.',
  'On request.': 'Auf Wunsch.',
  'The host has been read since.': 'Der Server wurde seither gelesen.',
  'The host has not been read.': 'Der Server wurde nicht gelesen.',
  'The host is not assessed.': 'Der Server ist nicht beurteilt.',
  'The preview in a browser cannot print PDF by itself.':
    'Die Vorschau im Browser kann selbst kein PDF drucken.',
  'The preview in a browser has no dialog of its own.':
    'Die Vorschau im Browser hat keinen eigenen Dialog.',
  'The preview in a browser never touches a live firewall.':
    'Die Vorschau im Browser rührt nie an eine echte Firewall.',
  'The rule {1} has been changed by others since, and is left as it is.':
    'Die Regel {1} haben andere seither geändert; sie bleibt, wie sie ist.',
  'The rule {1} has been removed by others.': 'Die Regel {1} haben andere entfernt.',
  'The local rules of this server could not be read.':
    'Die lokalen Regeln dieses Servers ließen sich nicht lesen.',
  'The name of this server could not be read.': 'Der Name dieses Servers ließ sich nicht lesen.',
  'The script ended without a result.': 'Das Skript endete ohne Ergebnis.',
  'The undo plan of this change is gone from its folder.':
    'Was diese Änderung zurücknimmt, ist aus seinem Ordner verschwunden.',
  'The window asked for something unknown.': 'Das Fenster fragte nach etwas Unbekanntem.',
  'There is nothing in this proposal that such a file could change.':
    'In diesem Vorschlag ist nichts, was eine solche Datei ändern könnte.',
  'There is nothing to change.': 'Es gibt nichts zu ändern.',
  'There is nothing to undo here.': 'Hier gibt es nichts rückgängig zu machen.',
  'This host can be looked at only.': 'Dieser Server lässt sich nur ansehen.',
  'This host was opened from a file and can be looked at only.':
    'Dieser Server wurde aus einer Datei geöffnet und lässt sich nur ansehen.',
  'What is in it does not count.': 'Was darin steht, gilt nicht.',
  '{1} does not end like any format of a report.': '{1} endet wie kein Format eines Berichts.',

  // Why no plan can hold a rule, and what is demanded of its parts
  'The rule that would open it fits no plan: {1} is not {2}.':
    'Die Regel, die sie öffnen würde, passt in keinen Plan: für {1} wird verlangt: {2}.',
  'text without pipes and control characters': 'ein Text ohne senkrechte Striche und Steuerzeichen',
  'text that does not begin with @': 'ein Text, der nicht mit @ beginnt',
  'a rule name without wildcards': 'der Name einer Regel ohne Platzhalter',
  'a rule string without control characters': 'der Text einer Regel ohne Steuerzeichen',
  'the short name of a service': 'der Kurzname eines Dienstes',
  'not the word All': 'ein anderes Wort als All',
  'an address, a range a-b, a prefix such as 10.0.0.0/8, or LocalSubnet':
    'eine Adresse, ein Bereich a-b, ein Präfix wie 10.0.0.0/8 oder LocalSubnet',

  // Why a file was not written
  'access is denied.': 'der Zugriff wurde verweigert.',
  'it exists already.': 'es gibt sie schon.',
  'it is a folder.': 'sie ist ein Ordner.',
  'it is named twice.': 'sie ist zweimal genannt.',
  'its folder does not exist.': 'ihren Ordner gibt es nicht.',
  'its folder is a file.': 'ihr Ordner ist eine Datei.',
  'the disk is full.': 'der Datenträger ist voll.',
  'the disk is read-only.': 'der Datenträger ist schreibgeschützt.',
  'the name is too long.': 'der Name ist zu lang.',
  'this is no name a file can have.': 'so kann keine Datei heißen.',

  // What only a person can say
  'nothing in the input says which VMM release it is':
    'nichts in den Daten sagt, welche VMM-Version es ist',
  'the VMM release could not be read': 'die VMM-Version ließ sich nicht lesen',
  'the VMM release could not be read ({1})': 'die VMM-Version ließ sich nicht lesen ({1})',
  'what is installed of VMM on this server is of different releases':
    'was auf diesem Server von VMM installiert ist, ist von verschiedenen Versionen',
  'what is installed of VMM on this server is of different releases ({1})':
    'was auf diesem Server von VMM installiert ist, ist von verschiedenen Versionen ({1})',
  'the roles of this server are not known ({1})':
    'die Rollen dieses Servers sind nicht bekannt ({1})',

  // What to do next
  'Apply again when an administrator can agree, or have one run the script by hand.':
    'Erneut anwenden, wenn ein Administrator zustimmen kann, oder ihn das Skript von Hand ausführen lassen.',
  'Ask the administrator of the group policy.': 'Den Administrator der Gruppenrichtlinie fragen.',
  'Check it first.': 'Erst prüfen.',
  'Check that Windows PowerShell is installed at this path and may be started.':
    'Prüfen, ob Windows PowerShell unter diesem Pfad installiert ist und gestartet werden darf.',
  'Check the folder and save again.': 'Den Ordner prüfen und erneut speichern.',
  'Check the free space and the permissions of the temporary folder.':
    'Freien Platz und Rechte des temporären Ordners prüfen.',
  'Check whether an application control policy forbids it.':
    'Prüfen, ob eine Richtlinie zur Anwendungssteuerung es verbietet.',
  'Choose a snapshot, a registry export or a firewall export.':
    'Ein Abbild, einen Registrierungs- oder einen Firewall-Export wählen.',
  'Choose another folder and save again.': 'Einen anderen Ordner wählen und erneut speichern.',
  'Choose another one.': 'Einen anderen wählen.',
  'Choose another sample or file.': 'Ein anderes Beispiel oder eine andere Datei wählen.',
  'Close the window and open it again.': 'Das Fenster schließen und wieder öffnen.',
  'Close the window and open it again. If it happens again, report it with the reason given.':
    'Das Fenster schließen und wieder öffnen. Geschieht es wieder, mit dem genannten Grund melden.',
  'Close this.': 'Dies schließen.',
  'Copy the commands.': 'Die Befehle kopieren.',
  'Correct the value and save again.': 'Den Wert berichtigen und erneut speichern.',
  'Drop the file on the page.': 'Die Datei auf der Seite ablegen.',
  'Free some space on this disk and try again.':
    'Auf diesem Datenträger Platz schaffen und erneut versuchen.',
  'Give yourself permission to read this file, or close the program that holds it.':
    'Sich das Recht geben, diese Datei zu lesen, oder das Programm schließen, das sie festhält.',
  'Give yourself permission to write to this folder, or choose another.':
    'Sich das Recht geben, in diesen Ordner zu schreiben, oder einen anderen wählen.',
  'Look at Activity.': 'Den Verlauf ansehen.',
  'Look at the change again.': 'Die Änderung erneut ansehen.',
  'Look at the rights of the folder VmmFirewallCompanion in %ProgramData%.':
    'Die Rechte des Ordners VmmFirewallCompanion in %ProgramData% ansehen.',
  'Look at the rules named, and propose the change again.':
    'Die genannten Regeln ansehen und die Änderung erneut vorschlagen lassen.',
  'Look at the rules named.': 'Die genannten Regeln ansehen.',
  'Look at them again.': 'Sie erneut ansehen.',
  'Look for a file of that name with .damaged- behind it if you miss something.':
    'Nach einer Datei dieses Namens mit .damaged- dahinter sehen, wenn etwas fehlt.',
  'Look into that file if you miss something; otherwise delete it.':
    'In diese Datei sehen, wenn etwas fehlt; sonst sie löschen.',
  'Look whether a request for administrator rights waits behind another window, then read the firewall again before you apply again.':
    'Nachsehen, ob eine Frage nach Administratorrechten hinter einem anderen Fenster wartet, dann die Firewall erneut lesen, bevor erneut angewendet wird.',
  'Open a new session.': 'Eine neue Sitzung öffnen.',
  'Open a sample or a file.': 'Ein Beispiel oder eine Datei öffnen.',
  'Open a sample, or files of a Windows server.':
    'Ein Beispiel oder Dateien eines Windows-Servers öffnen.',
  'Open the window from the icon in the taskbar.':
    'Das Fenster über das Symbol in der Taskleiste öffnen.',
  'Read the firewall again and propose a change.':
    'Die Firewall erneut lesen und eine Änderung vorschlagen lassen.',
  'Read the firewall again. See the reason, or run the script by hand.':
    'Die Firewall erneut lesen. Den Grund ansehen oder das Skript von Hand ausführen.',
  'Repair the installation.': 'Die Installation reparieren.',
  'Report this with the reason.': 'Dies mit dem Grund melden.',
  'Run the commands by hand: paste them into a PowerShell window opened as administrator.':
    'Die Befehle von Hand ausführen: in ein PowerShell-Fenster einfügen, das als Administrator geöffnet ist.',
  'Run the program on that server to change it, or copy the commands.':
    'Das Programm auf jenem Server ausführen, um ihn zu ändern, oder die Befehle kopieren.',
  'Run the same command in a console that is opened as administrator.':
    'Denselben Befehl in einer Konsole ausführen, die als Administrator geöffnet ist.',
  'Save again with an ending such as .html, .pdf or .csv.':
    'Erneut speichern, mit einer Endung wie .html, .pdf oder .csv.',
  'Save the web page instead.': 'Stattdessen die Webseite speichern.',
  'Save the web page, open it, and print it to PDF.':
    'Die Webseite speichern, öffnen und als PDF drucken.',
  'See on the overview what was not read.': 'Auf der Übersicht ansehen, was nicht gelesen wurde.',
  'See the reason and try again.': 'Den Grund ansehen und erneut versuchen.',
  'See the reason.': 'Den Grund ansehen.',
  'See the reason; the text came from PowerShell or from a program it ran.':
    'Den Grund ansehen; der Text kam von PowerShell oder einem Programm, das es ausführte.',
  'Start it again when it is wanted.': 'Sie wieder beginnen, wenn sie gewünscht ist.',
  'This is a defect of the program; please report it with the reason given.':
    'Das ist ein Fehler des Programms; mit dem genannten Grund melden.',
  'Try again. If it happens again, report it with the reason given.':
    'Erneut versuchen. Geschieht es wieder, mit dem genannten Grund melden.',
  'Try again: the next call starts PowerShell afresh.':
    'Erneut versuchen: der nächste Aufruf startet PowerShell neu.',
  'Wait until it is done.': 'Warten, bis sie fertig ist.',
  'What stands in the way is told beside each flow.':
    'Was im Weg steht, steht bei jeder Verbindung.',
};
