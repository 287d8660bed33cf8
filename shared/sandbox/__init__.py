"""One child process per document: forked ready to work, limited, and unable to reach anything."""
