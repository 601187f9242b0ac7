/** Titles of sample servers by their id; in English they lie with the samples. */
export const sampleTitles: Readonly<Record<string, string>> = {
  'healthy-management-server-2022': 'Gesunder Verwaltungsserver, VMM 2022',
  'hardened-management-server-2022': 'Gehärteter Verwaltungsserver, VMM 2022',
  'hyperv-host-2019-disabled-rules': 'Hyper-V-Host mit ausgeschalteten Regeln, VMM 2019',
  'library-server-2019': 'Bibliotheksserver, VMM 2019',
  'policy-voids-local-rules-2022': 'Gruppenrichtlinie setzt lokale Regeln außer Kraft, VMM 2022',
  'block-over-allow-2022': 'Blockierende über erlaubenden Regeln, VMM 2022',
  'german-hyperv-host-2022': 'Deutscher Hyper-V-Host, VMM 2022',
  'hyperv-host-2012r2': 'Hyper-V-Host mit Windows Server 2012 R2, VMM 2012 R2',
  'management-server-2008r2': 'Verwaltungsserver, VMM 2008 R2',
  'cluster-node-management-server-2022': 'Knoten eines hochverfügbaren VMM 2022',
  'pxe-and-update-server-2016': 'PXE- und Updateserver, VMM 2016',
  'misconfigured-management-server-2025': 'Falsch eingestellter Verwaltungsserver, VMM 2025',
  'partly-unreadable-host-2022': 'Teilweise nicht lesbarer Host, VMM 2022',
  'no-vmm-2022': 'Server ohne VMM',
};
