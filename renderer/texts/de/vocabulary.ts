import { featureNames, roleNames } from '../../../core/vmm/names/german-names.ts';
import type { Vocabulary } from '../vocabulary.ts';

export const vocabulary: Vocabulary = {
  roles: roleNames,
  features: featureNames,
  levels: {
    required: 'Nötig',
    conditional: 'Wenn benutzt',
    recommended: 'Empfohlen',
    context: 'Zur Kenntnis',
  },
  confidences: {
    high: 'gut belegt',
    medium: 'teilweise belegt',
    low: 'schwach belegt',
  },
  listeners: {
    listening: 'Lauscht',
    'not-listening': 'Nichts lauscht',
    'other-process': 'Ein anderes Programm hält den Port',
    unknown: 'Nicht bekannt',
  },
  consequences: {
    database: 'VMM erreicht seine Datenbank nicht',
    'manage-hosts': 'Hosts lassen sich nicht verwalten',
    console: 'Konsolen können sich nicht verbinden',
    'add-hosts': 'Hosts lassen sich nicht hinzufügen oder aktualisieren',
    'transfer-files': 'Dateien und virtuelle Computer lassen sich nicht kopieren',
    cluster: 'Der Cluster verliert seine Knoten',
    migration: 'Virtuelle Computer lassen sich nicht verschieben',
    storage: 'Speicher lässt sich nicht verwalten',
    'vm-console': 'Konsolen virtueller Computer bleiben schwarz',
    'bare-metal': 'Computer ohne System lassen sich nicht bereitstellen',
    guest: 'Dienstvorlagen erreichen ihre Gäste nicht',
    portal: 'Portale funktionieren nicht',
    update: 'Updates werden nicht gefunden',
    monitoring: 'Überwachung und Berichte scheitern',
    network: 'Netzwerkgeräte lassen sich nicht verwalten',
    'foreign-hypervisor': 'VMware und XenServer lassen sich nicht verwalten',
    other: 'Anderer Verkehr ist geschlossen',
  },
};
