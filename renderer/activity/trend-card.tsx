import type { ActivityView, TrendPoint } from '../../electron/contract/model.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { layOutTrend } from './lay-out-trend.ts';
import { TurnLines } from './turn-lines.tsx';

const width = 600;
const height = 48;
/** Minutes among weeks are seen too. */
const leastWidth = 3;

/** How many needed flows were closed over time, and when it last got worse. */
export function TrendCard({ view }: { readonly view: ActivityView }) {
  const { t, time } = useTexts();
  const { trend, lastWorse, since } = view;
  if (since === null) return null;
  const event = lastWorse?.event;
  return (
    <section className="card trend" aria-labelledby="trend">
      <h2 id="trend">{t('activity.trend')}</h2>
      {lastWorse === null || event === undefined || !('turns' in event) ? (
        <p>{t('activity.never-worse', { time: time(since) })}</p>
      ) : (
        <div>
          <p>{t('activity.last-worse', { time: time(lastWorse.time) })}</p>
          <TurnLines turns={event.turns.filter(({ change }) => change === 'worse')} />
        </div>
      )}
      <Course trend={trend} />
    </section>
  );
}

/** A chart needs two heights; where every check said the same, that is said. */
function Course({ trend }: { readonly trend: readonly TrendPoint[] }) {
  const { t, time, words } = useTexts();
  const [only] = trend;
  if (only === undefined) return null;
  if (trend.length > 1) return <Chart trend={trend} />;
  return (
    <p>
      {t('activity.steady', { time: time(only.time) })} {words.headline(only, only.needed > 0)}
    </p>
  );
}

function Chart({ trend }: { readonly trend: readonly TrendPoint[] }) {
  const { t, time } = useTexts();
  const bars = layOutTrend(trend, new Date());
  const [first] = trend;
  return (
    <div className="trend-chart">
      <p className="trend-legend quiet-text small">
        <span className="key trend-closed" /> {t('activity.closed')}
        <span className="key trend-unknown" /> {t('activity.unknown')}
        <span>
          {t('activity.most', { count: Math.max(...trend.map(({ failing }) => failing)) })}
        </span>
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ point, from, width: part, closed, unknown }, index) => (
          <g
            key={`${index} ${point.time}`}
            transform={`translate(${Math.min(from * width, width - leastWidth)} 0)`}
          >
            <rect
              className="trend-closed"
              width={Math.max(part * width, leastWidth)}
              height={closed * height}
              y={height - closed * height}
            />
            <rect
              className="trend-unknown"
              width={Math.max(part * width, leastWidth)}
              height={unknown * height}
              y={height - (closed + unknown) * height}
            />
          </g>
        ))}
        <path className="trend-base" d={`M0 ${height}H${width}`} />
      </svg>
      <p className="trend-ends quiet-text small">
        <span>{first === undefined ? '' : time(first.time)}</span>
        <span>{t('activity.now')}</span>
      </p>
      <details>
        <summary>{t('map.as-table')}</summary>
        <TrendTable trend={trend} />
      </details>
    </div>
  );
}

function TrendTable({ trend }: { readonly trend: readonly TrendPoint[] }) {
  const { t, time } = useTexts();
  return (
    <table className="trend-table small">
      <thead>
        <tr>
          <th scope="col">{t('activity.from')}</th>
          <th scope="col">{t('activity.closed')}</th>
          <th scope="col">{t('activity.unknown')}</th>
          <th scope="col">{t('exception.tag')}</th>
          <th scope="col">{t('activity.needed')}</th>
        </tr>
      </thead>
      <tbody>
        {trend.toReversed().map((point, index) => (
          <tr key={`${index} ${point.time}`}>
            <th scope="row">{time(point.time)}</th>
            <td>{point.failing - point.unknown}</td>
            <td>{point.unknown}</td>
            <td>{point.excepted}</td>
            <td>{point.needed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
