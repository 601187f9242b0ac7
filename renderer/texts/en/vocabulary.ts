import { featureNames, roleNames } from '../../../core/vmm/names/english-names.ts';
import type { Vocabulary } from '../vocabulary.ts';

export const vocabulary: Vocabulary = {
  roles: roleNames,
  features: featureNames,
  levels: {
    required: 'Required',
    conditional: 'If you use it',
    recommended: 'Recommended',
    context: 'For information',
  },
  confidences: {
    high: 'well documented',
    medium: 'documented in part',
    low: 'weakly documented',
  },
  listeners: {
    listening: 'Listening',
    'not-listening': 'Nothing listens',
    'other-process': 'Another program holds the port',
    unknown: 'Not known',
  },
  consequences: {
    database: 'VMM does not reach its database',
    'manage-hosts': 'Hosts cannot be managed',
    console: 'Consoles cannot connect',
    'add-hosts': 'Hosts cannot be added or refreshed',
    'transfer-files': 'Files and virtual machines cannot be copied',
    cluster: 'The cluster loses its nodes',
    migration: 'Virtual machines cannot be moved',
    storage: 'Storage cannot be managed',
    'vm-console': 'Virtual machine consoles stay black',
    'bare-metal': 'Bare-metal machines cannot be deployed',
    guest: 'Service templates do not reach their guests',
    portal: 'Portals do not work',
    update: 'Updates are not found',
    monitoring: 'Monitoring and reports fail',
    network: 'Network devices cannot be managed',
    'foreign-hypervisor': 'VMware and XenServer cannot be managed',
    other: 'Other traffic is closed',
  },
};
