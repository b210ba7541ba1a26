/** The name of the house. The mark is two even bars: no logo of anybody else. */
export function Header() {
  return (
    <header class="eh-header">
      <div class="eh-header__inner">
        <a class="eh-header__name" href="#start">
          <svg class="eh-header__mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <rect x="2" y="5" width="20" height="5" rx="1" />
            <rect x="2" y="14" width="20" height="5" rx="1" />
          </svg>
          Evenhand
        </a>
        <p class="eh-header__line">Your staff file in, your annual equality report out</p>
      </div>
    </header>
  );
}
