import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** Opens the main menu, and goes from item to item; what stands in its place while it loads does nothing. */
export async function chooseFromMenu(...names: string[]): Promise<void> {
  await waitFor(() => {
    const button = screen.getByRole('button', { name: 'Menu' });
    if (button.getAttribute('aria-haspopup') !== 'menu') throw new Error('the menu is loading');
  });
  await userEvent.click(screen.getByRole('button', { name: 'Menu' }));
  for (const name of names) await userEvent.click(await screen.findByRole('menuitem', { name }));
}
