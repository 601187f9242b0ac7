import type { Sample } from './host.ts';
import { blockOverAllow2022 } from './hosts/block-over-allow-2022.ts';
import { clusterNodeManagementServer2022 } from './hosts/cluster-node-management-server-2022.ts';
import { germanHyperVHost2022 } from './hosts/german-hyperv-host-2022.ts';
import { hardenedManagementServer2022 } from './hosts/hardened-management-server-2022.ts';
import { healthyManagementServer2022 } from './hosts/healthy-management-server-2022.ts';
import { hyperVHost2012R2 } from './hosts/hyperv-host-2012r2.ts';
import { hyperVHost2019DisabledRules } from './hosts/hyperv-host-2019-disabled-rules.ts';
import { libraryServer2019 } from './hosts/library-server-2019.ts';
import { managementServer2008R2 } from './hosts/management-server-2008r2.ts';
import { misconfiguredManagementServer2025 } from './hosts/misconfigured-management-server-2025.ts';
import { noVmm2022 } from './hosts/no-vmm-2022.ts';
import { partlyUnreadableHost2022 } from './hosts/partly-unreadable-host-2022.ts';
import { policyVoidsLocalRules2022 } from './hosts/policy-voids-local-rules-2022.ts';
import { pxeAndUpdateServer2016 } from './hosts/pxe-and-update-server-2016.ts';

/** Every sample host, in the order lists show them. */
export const samples: readonly Sample[] = [
  healthyManagementServer2022,
  hardenedManagementServer2022,
  hyperVHost2019DisabledRules,
  libraryServer2019,
  policyVoidsLocalRules2022,
  blockOverAllow2022,
  germanHyperVHost2022,
  hyperVHost2012R2,
  managementServer2008R2,
  clusterNodeManagementServer2022,
  pxeAndUpdateServer2016,
  misconfiguredManagementServer2025,
  partlyUnreadableHost2022,
  noVmm2022,
];
