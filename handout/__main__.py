"""`python -m handout` is the command `handout`."""

from handout.cli.main import main

raise SystemExit(main())
