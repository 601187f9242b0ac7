import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';

/** The same host with rules added until it has `count`, for seeing long lists. */
export function manyRules(host: unknown, count: number): unknown {
  const snapshot = snapshotSchema.parse(host);
  const { local } = snapshot.firewall;
  if (!isAvailable(local)) return snapshot;
  const values = Array.from({ length: count }, (_, index) => ({
    name: `Line-Of-Business-${index}`,
    type: 'REG_SZ' as const,
    data: `v2.31|Action=${index % 7 === 0 ? 'Block' : 'Allow'}|Active=${index % 3 === 0 ? 'FALSE' : 'TRUE'}|Dir=${index % 2 === 0 ? 'In' : 'Out'}|Protocol=6|LPort=${10_000 + index}|App=C:\\Apps\\App${index % 40}\\service.exe|Name=Application ${index}|`,
  }));
  const keys = local.keys.map((key) =>
    key.path.toLowerCase() === 'firewallrules'
      ? { ...key, values: [...key.values, ...values] }
      : key,
  );
  return { ...snapshot, firewall: { ...snapshot.firewall, local: { ...local, keys } } };
}
